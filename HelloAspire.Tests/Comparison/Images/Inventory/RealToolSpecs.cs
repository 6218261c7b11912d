using System.IO.Compression;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images.Inventory;

/// <summary>
/// Databases that the real tools wrote, and what those say of them: Debian's rpm, Go, npm, pip. dpkg-query is asked in the
/// tests of the engine's images. What Debian's rpm cannot write is in
/// <see cref="RpmSamples.Recorded"/>.
/// </summary>
public sealed class RealToolSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Fact]
    public async Task Rpm_says_the_same()
    {
        var folder = Folder();
        await File.WriteAllTextAsync(
            Path.Join(folder, "a.spec"),
            "Name: sample\nEpoch: 2\nVersion: 1.5\nRelease: 3\nSummary: s\nLicense: MIT\nBuildArch: noarch\n%description\nd\n%files\n",
            Token
        );
        await Run(
            folder,
            "rpmbuild",
            "-bb",
            "--define",
            $"_topdir {folder}/top",
            "--define",
            $"_rpmdir {folder}",
            "a.spec"
        );
        var database = Path.Join(folder, "image/var/lib/rpm");
        Directory.CreateDirectory(database);
        await Run(
            folder,
            "rpm",
            "--dbpath",
            database,
            "--install",
            "--justdb",
            "--nodeps",
            "noarch/sample-1.5-3.noarch.rpm"
        );

        var told = await Run(
            folder,
            "rpm",
            "--dbpath",
            database,
            "-qa",
            "--qf",
            "%{NAME} %{EPOCH}:%{VERSION}-%{RELEASE}\\n"
        );

        Assert.Equal("sample 2:1.5-3", told);
        Assert.Equal(told, await Packages(Path.Join(folder, "image"), "rpm"));
    }

    [Fact]
    public async Task Go_says_the_same()
    {
        var folder = Folder();
        var source = Directory.CreateDirectory(Path.Join(folder, "source")).FullName;
        await File.WriteAllTextAsync(Path.Join(source, "go.mod"), "module example.org/app\n\ngo 1.19\n", Token);
        await File.WriteAllTextAsync(
            Path.Join(source, "main.go"),
            "package main\n\nfunc main() { println(1) }\n",
            Token
        );
        await Cli.Wrap("go")
            .WithArguments(["build", "-o", "../image/app", "."])
            .WithWorkingDirectory(source)
            .WithEnvironmentVariables(variables =>
                variables
                    .Set("GOCACHE", Path.Join(folder, "cache"))
                    .Set("GOPROXY", "off")
                    .Set("CGO_ENABLED", "0")
                    .Set("GOFLAGS", "-buildvcs=false")
            )
            .ExecuteBufferedAsync(Token);

        var told = (await Run(folder, "go", "version", "-m", "image/app")).Split('\n');

        var go = told[0].Split(": go")[1];
        var modules = told.Select(line => line.Trim().Split('\t'))
            .Where(fields => fields[0] == "mod")
            .Select(fields => $"{fields[1]} {fields[2]}");
        Assert.Equal(
            string.Join('\n', [.. modules, $"stdlib {go}"]),
            await Packages(Path.Join(folder, "image"), "golang")
        );
    }

    [Fact]
    public async Task Npm_says_the_same()
    {
        var folder = Folder();
        foreach (var (name, version) in new[] { ("left", "1.3.0"), ("@scope/right", "2.0.0-beta.1") })
        {
            var package = Directory.CreateDirectory(Path.Join(folder, name)).FullName;
            await File.WriteAllTextAsync(
                Path.Join(package, "package.json"),
                JsonSerializer.Serialize(new { name, version }),
                Token
            );
            await Run(folder, "npm", "pack", "--silent", package);
        }
        var app = Directory.CreateDirectory(Path.Join(folder, "image/app")).FullName;
        await File.WriteAllTextAsync(
            Path.Join(app, "package.json"),
            """{"name":"app","version":"1.0.0","private":true}""",
            Token
        );
        await Run(
            app,
            "npm",
            "install",
            "--offline",
            "--no-audit",
            "--no-fund",
            "../../left-1.3.0.tgz",
            "../../scope-right-2.0.0-beta.1.tgz"
        );

        using var told = JsonDocument.Parse(await Run(app, "npm", "ls", "--all", "--json"));

        var packages = told
            .RootElement.GetProperty("dependencies")
            .EnumerateObject()
            .Select(package => $"{package.Name} {package.Value.GetProperty("version").GetString()}")
            .Order(StringComparer.Ordinal);
        Assert.Equal(string.Join('\n', packages), await Packages(Path.Join(folder, "image"), "npm"));
    }

    [Fact]
    public async Task Pip_says_the_same()
    {
        var folder = Folder();
        var wheel = Path.Join(folder, "sample_lib-1.4.2-py3-none-any.whl");
        await using (var zip = await ZipFile.OpenAsync(wheel, ZipArchiveMode.Create, Token))
        {
            foreach (
                var (path, text) in new[]
                {
                    ("sample_lib/__init__.py", ""),
                    (
                        "sample_lib-1.4.2.dist-info/METADATA",
                        "Metadata-Version: 2.1\nName: sample-lib\nVersion: 1.4.2\n"
                    ),
                    (
                        "sample_lib-1.4.2.dist-info/WHEEL",
                        "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
                    ),
                    ("sample_lib-1.4.2.dist-info/RECORD", ""),
                }
            )
            {
                await using var writer = new StreamWriter(await zip.CreateEntry(path).OpenAsync(Token));
                await writer.WriteAsync(text.AsMemory(), Token);
            }
        }
        var target = Path.Join(folder, "image/usr/lib/python3/site-packages");
        await Run(
            folder,
            "python3",
            "-m",
            "pip",
            "install",
            "--no-index",
            "--no-deps",
            "--quiet",
            "--target",
            target,
            wheel
        );

        using var told = JsonDocument.Parse(
            await Run(folder, "python3", "-m", "pip", "list", "--path", target, "--format", "json")
        );

        var packages = told
            .RootElement.EnumerateArray()
            .Select(package => $"{package.GetProperty("name")} {package.GetProperty("version")}");
        Assert.Equal(string.Join('\n', packages), await Packages(Path.Join(folder, "image"), "python"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _reader.Dispose();

    private string Folder() => Directory.CreateDirectory(_reader.Files.NewPath()).FullName;

    private static async Task<string> Run(string folder, string tool, params string[] arguments) =>
        (
            await Cli.Wrap(tool).WithArguments(arguments).WithWorkingDirectory(folder).ExecuteBufferedAsync(Token)
        ).StandardOutput.Trim();

    private async Task<string> Packages(string root, string type)
    {
        using var archive = new MemoryStream();
        await Cli.Wrap("tar")
            .WithArguments(["--create", "--directory", root, "."])
            .WithStandardOutputPipe(PipeTarget.ToStream(archive))
            .ExecuteAsync(Token);
        var analysis = await _reader.Read(new ImageBuilder().Layer(archive.ToArray()));
        Assert.Empty(analysis.UnknownPackageTypes);
        return string.Join(
            '\n',
            analysis
                .Packages.Where(package => package.Type == type)
                .Select(package => $"{package.Name} {package.Version}")
        );
    }
}
