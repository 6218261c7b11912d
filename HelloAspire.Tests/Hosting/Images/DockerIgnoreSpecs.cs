using HelloAspire.Hosting.Images;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Images;

/// <summary>The image's tag counts the very files that the engine's build sees.</summary>
public sealed class DockerIgnoreSpecs : IDisposable
{
    private readonly DirectoryInfo _context = Directory.CreateTempSubdirectory("hello-aspire-");

    public DockerIgnoreSpecs()
    {
        foreach (
            var file in (string[])
                [
                    "Dockerfile",
                    "a.txt",
                    "b.md",
                    "README.md",
                    ".hidden",
                    "a1.log",
                    "a2.log",
                    "ab.log",
                    "bin/x.dll",
                    "src/a.txt",
                    "src/b.md",
                    "src/bin/y.dll",
                    "src/obj/deep/z.json",
                    "src/keep/me.txt",
                    "src/keep/not-me.md",
                    "docs/README.md",
                    "docs/guide/a.md",
                    "docs/guide/b.txt",
                    "with space/c.txt",
                ]
        )
        {
            var path = Path.Combine(_context.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file);
        }
        File.WriteAllText(Path.Combine(_context.FullName, "Dockerfile"), "FROM scratch\nCOPY . /context/\n");
        File.CreateSymbolicLink(Path.Combine(_context.FullName, "src", "link.txt"), "a.txt");
        File.CreateSymbolicLink(Path.Combine(_context.FullName, "linked-docs"), "docs");
    }

    public void Dispose() => _context.Delete(recursive: true);

    [Theory(Timeout = 60_000)]
    [InlineData("")]
    [InlineData("# a comment\n\n  a.txt  \n")]
    [InlineData("*.md\n!README.md")]
    [InlineData("*\n!src")]
    [InlineData("*\n!src/**/*.txt\n**/bin")]
    [InlineData("**\n!docs/guide/b.txt\n!src/keep/**\n**/*.md")]
    [InlineData("**/*.md\n!docs/**")]
    [InlineData("**/bin\n**/obj")]
    [InlineData("src/\n!src/keep")]
    [InlineData("/docs/guide\n./a.txt\nsrc/../b.md")]
    [InlineData("docs/*/a.md\n*/*.txt")]
    [InlineData("a?.log\n!a2.log")]
    [InlineData("a[0-9].log")]
    [InlineData("a[^1].log")]
    [InlineData("*/keep\nwith space/*")]
    [InlineData("\\a.txt\n.*")]
    [InlineData("src/link.txt\nlinked-docs")]
    [InlineData("src\n!src/keep\nsrc/keep/*.md")]
    [InlineData("!a.txt\na.txt")]
    [InlineData("Dockerfile\n.dockerignore\n**/x.dll")]
    public async Task Its_rules_are_the_engines_own(string rules)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_context.FullName, ".dockerignore"),
            rules,
            TestContext.Current.CancellationToken
        );

        var seen = new BuildContext(_context.FullName, Path.Combine(_context.FullName, "Dockerfile")).Files();

        Assert.Equal(await EnginesFilesAsync(), seen);
    }

    /// <summary>Builds an image of nothing but the context and lists its files.</summary>
    private async Task<List<string>> EnginesFilesAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var image = await EngineCli.Current.RunAsync(cancellationToken, "build", "-q", _context.FullName);
        var container = "";
        try
        {
            container = await EngineCli.Current.RunAsync(cancellationToken, "create", image, "none");
            var copied = await EngineCli.Current.CopyAsync(container, "/context/", cancellationToken);
            return [.. copied.Select(e => e.Name["context/".Length..]).Order(StringComparer.Ordinal)];
        }
        finally
        {
            await EngineCli.Current.TryRunAsync(CancellationToken.None, "rm", container);
            await EngineCli.Current.TryRunAsync(CancellationToken.None, "rmi", image);
        }
    }
}
