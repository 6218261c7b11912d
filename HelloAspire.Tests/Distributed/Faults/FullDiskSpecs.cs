using CliWrap;
using CliWrap.Buffered;
using HelloAspire.Comparison.Engines;
using HelloAspire.Tests.Comparison.Samples;
using HelloAspire.Tests.Distributed.Engines;
using HelloAspire.Tests.Distributed.Processes;

namespace HelloAspire.Tests.Distributed.Faults;

/// <summary>The disk fills up: the error says so, and nothing half-written is left.</summary>
public sealed class FullDiskSpecs : IDisposable
{
    private readonly ImageFiles _files = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("full-disk-");

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _files.Dispose();
        _directory.Delete(recursive: true);
    }

    [PrivateEngineFact(Timeout = 180_000)]
    public async Task While_an_image_is_built()
    {
        await using var engine = await PrivateEngine.StartAsync("48m");
        await WriteAsync("Dockerfile", "FROM scratch\nCOPY large /\nENTRYPOINT [\"/large\"]\n"u8.ToArray());
        await WriteAsync("large", new byte[64 << 20]);
        var variant = new TestVariant("too-large", "prebuilt") { Context = _directory.FullName };
        await using var appHost = AppHostProcess.Start(
            new(["--Hello:Enabled=false", .. variant.ToArguments(0)])
            {
                Launcher = engine.InItsNetwork(),
                Environment = { ["DOCKER_HOST"] = engine.Host },
            }
        );

        await appHost.WaitForOutputAsync(
            @"too-large failed to start\. The end of its log:(?s:.*)no space left on device"
        );

        await appHost.SignalAsync("TERM");
        Assert.Equal(0, await appHost.WaitForEndAsync(Limit));
        Assert.Empty(await engine.Cli.ListAsync(Limit, "image", "ls", "--all", "--quiet"));
        Assert.Empty(await engine.Cli.ListAsync(Limit, "ps", "--all", "--quiet"));
        await Eventually.IsTrueAsync(
            async () =>
                (await engine.Cli.ListAsync(Limit, "network", "ls", "--quiet", "--filter", "type=custom")).Length == 0,
            "its network is removed"
        );
    }

    [Theory(Timeout = 120_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_a_report_is_written(bool isNew)
    {
        var before = isNew ? "" : "echo before > \"$0/report\"; ";

        var result = await InspectAsync(before, "--format", "html", "--output", Path.Combine(Disk, "report"));

        Assert.Equal(2, result.ExitCode);
        Assert.Matches(
            "The report cannot be written to '.*/report': .*[Nn]o space left on device",
            result.StandardError
        );
        Assert.Equal(isNew ? "" : "0 report", result.StandardOutput.Trim());
    }

    [Fact(Timeout = 120_000)]
    public async Task While_an_image_is_analysed_it_is_not_kept_and_the_report_is_whole()
    {
        var result = await InspectAsync(
            "",
            "--format",
            "json",
            "--output",
            Path.Combine(_directory.FullName, "report")
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.StandardError);
        Assert.Empty(result.StandardOutput);
        var report = await File.ReadAllTextAsync(Path.Combine(_directory.FullName, "report"), Limit);
        Assert.Contains("\"schemaVersion\"", report, StringComparison.Ordinal);
    }

    private string Disk => _directory.CreateSubdirectory("disk").FullName;

    /// <summary>Inspects an image with its cache on a disk of 4 KiB, and lists the files that are left on it, with their sizes.</summary>
    private async Task<BufferedCommandResult> InspectAsync(string before, params string[] arguments)
    {
        Assert.SkipUnless(
            Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(),
            "A small disk needs Linux and root rights."
        );
        const string Script = """
            mount -t tmpfs -o size=4k tmpfs "$0"
            BEFORE
            status=0
            XDG_CACHE_HOME="$0" "$@" || status=$?
            find "$0" -type f -printf '%s %f\n'
            exit "$status"
            """;
        return await Cli.Wrap("unshare")
            .WithArguments([
                "--mount",
                "sh",
                "-c",
                Script.Replace("BEFORE", before, StringComparison.Ordinal),
                Disk,
                "dotnet",
                "exec",
                typeof(ContainerEngine).Assembly.Location,
                "inspect",
                _files.Docker(ImageBuilder.Clean().Layer(Fill)),
                .. arguments,
            ])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(Limit);
    }

    // What is kept of an image is mostly its files' names and hashes.
    private static void Fill(LayerBuilder layer)
    {
        for (var i = 0; i < 500; i++)
        {
            layer.File($"srv/{Guid.NewGuid()}", Guid.NewGuid().ToByteArray());
        }
    }

    private Task WriteAsync(string name, byte[] content) =>
        File.WriteAllBytesAsync(Path.Combine(_directory.FullName, name), content, Limit);
}
