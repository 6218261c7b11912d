using System.Text;
using CliWrap;
using HelloAspire.Comparison.Images;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Archives;

/// <summary>Layers as tar programs write them, each in its own way.</summary>
public sealed class TarFormatSpecs : IDisposable
{
    private const int MiB = 1 << 20;
    private readonly Reader _reader = new();

    [Theory]
    [InlineData("v7", 90)]
    [InlineData("ustar", 90)]
    [InlineData("ustar", 200)]
    [InlineData("oldgnu", 3000)]
    [InlineData("gnu", 3000)]
    [InlineData("pax", 3000)]
    public async Task Long_names_come_out_whole(string format, int length)
    {
        var folder = Directory.CreateDirectory(_reader.Files.NewPath());
        var name = string.Join('/', Enumerable.Repeat("längere-namen-40-characters-each-abcdefg", length / 41));
        Directory.CreateDirectory(Path.Join(folder.FullName, Path.GetDirectoryName(name)));
        await File.WriteAllTextAsync(Path.Join(folder.FullName, name), "content", Token);

        var image = (await ReadTar(folder, $"--format={format}", ".")).Image;

        Assert.Equal(7, image.Tree.Find("/" + name)?.Size);
    }

    [Theory]
    [InlineData("--format=oldgnu")]
    [InlineData("--format=gnu")]
    [InlineData("--format=pax --sparse-version=0.0")]
    [InlineData("--format=pax --sparse-version=0.1")]
    [InlineData("--format=pax --sparse-version=1.0")]
    public async Task A_sparse_file_has_the_size_and_the_content_that_a_container_sees(string format)
    {
        var folder = Directory.CreateDirectory(_reader.Files.NewPath());
        var path = Path.Join(folder.FullName, "sparse");
        await using (var file = File.Create(path))
        {
            // More regions than one header holds.
            for (var place = 0; place < 40; place++)
            {
                file.Position = place * (MiB / 4);
                file.Write(Encoding.UTF8.GetBytes($"region {place}"));
            }
            file.SetLength(16 * MiB + 1);
        }
        await File.WriteAllTextAsync(Path.Join(folder.FullName, "z-after"), "after", Token);

        var image = (await ReadTar(folder, [.. format.Split(' '), "--sparse", "--sort=name", "."])).Image;

        var sparse = image.Tree.Find("/sparse")!.Content!;
        Assert.Equal(16 * MiB + 1, sparse.Size);
        Assert.Equal(Blob.DigestOf(await File.ReadAllBytesAsync(path, Token)), "sha256:" + sparse.Sha256.ToString());
        Assert.Equal(5, image.Tree.Find("/z-after")!.Size);
    }

    [Fact]
    public async Task Names_that_are_no_UTF_8_stay_apart()
    {
        // Latin-1's "é" and "è": Linux takes any bytes for a name.
        var image = new ImageBuilder().Layer(layer =>
            layer
                .Member('0', [(byte)'a', 0xE9], "first"u8.ToArray(), [])
                .Member('0', [(byte)'a', 0xE8], "second"u8.ToArray(), [])
        );

        var size = (await _reader.Read(image)).Image.Size;

        Assert.Equal((11, 11, 0), (size.Stored, size.Live, size.Waste));
    }

    [Fact]
    public async Task Pax_records_take_the_place_of_what_the_header_says()
    {
        var target = string.Join('/', Enumerable.Repeat("very-long-target", 20));
        var image = new ImageBuilder().Layer(layer =>
            layer
                .Pax(("path", "app/Übergröße.txt"), ("comment", "none"))
                .File("app/short", "12345")
                .Pax(("linkpath", target))
                .SymbolicLink("app/link", "x")
        );

        var tree = (await _reader.Read(image)).Image.Tree;

        Assert.Equal(5, tree.Find("/app/Übergröße.txt")!.Size);
        Assert.Null(tree.Find("/app/short"));
        Assert.Equal(target, tree.Find("/app/link")!.Entry.LinkTarget);
    }

    [Fact]
    public async Task Links_and_directories_that_claim_a_size_have_no_content()
    {
        var image = new ImageBuilder().Layer(layer =>
            layer
                .Member('5', "app/", [], claimedSize: 5000)
                .File("app/a", "12345")
                .Member('1', "app/b", [], "app/a", claimedSize: 5)
        );

        var analysis = await _reader.Read(image);

        Assert.Equal(5, analysis.Image.Size.Stored);
        Assert.Equal(EntryKind.Directory, analysis.Image.Tree.Find("/app")!.Entry.Kind);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<HelloAspire.Comparison.Checks.ImageAnalysis> ReadTar(
        DirectoryInfo folder,
        params string[] arguments
    )
    {
        using var archive = new MemoryStream();
        await Cli.Wrap("tar")
            .WithArguments(["--create", .. arguments])
            .WithWorkingDirectory(folder.FullName)
            .WithStandardOutputPipe(PipeTarget.ToStream(archive))
            .ExecuteAsync(Token);
        return await _reader.Read(new ImageBuilder().Layer(archive.ToArray()));
    }

    public void Dispose() => _reader.Dispose();
}
