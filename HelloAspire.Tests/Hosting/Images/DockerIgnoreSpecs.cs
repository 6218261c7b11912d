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
                    "a[1].log",
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
    [InlineData("*\n!src/*.txt\n**/bin")]
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
    [InlineData("a\\[1\\].log\n.*")]
    [InlineData("  # no comment\n#a.txt\n! b.md")]
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

        Assert.Equal(await EnginesFilesAsync(), OurFiles());
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_the_builders_differ_none_of_their_files_is_missed()
    {
        // Docker's classic builder does not look into src/keep for this exception, the others do.
        await File.WriteAllTextAsync(
            Path.Combine(_context.FullName, ".dockerignore"),
            "*\n!src/**/*.txt",
            TestContext.Current.CancellationToken
        );

        Assert.Subset(OurFiles().ToHashSet(), (await EnginesFilesAsync()).ToHashSet());
        Assert.Equal(["src/a.txt", "src/keep/me.txt", "src/link.txt"], OurFiles());
    }

    [Fact]
    [Trait("Category", "Model")]
    public void A_file_beside_the_Dockerfile_goes_before_the_contexts_own()
    {
        File.WriteAllText(Path.Combine(_context.FullName, ".dockerignore"), "*");
        File.WriteAllText(Path.Combine(_context.FullName, "Dockerfile.dockerignore"), "*\n!a.txt");

        Assert.Equal(["a.txt"], OurFiles());
    }

    private IEnumerable<string> OurFiles() =>
        new BuildContext(_context.FullName, Path.Combine(_context.FullName, "Dockerfile"))
            .Entries()
            .Where(e =>
                new FileInfo(Path.Combine(_context.FullName, e)) is { LinkTarget: not null } or { Exists: true }
            );

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
