using System.Runtime.InteropServices;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Sources;

/// <summary>Images in files, as Docker and as OCI tools write them.</summary>
public sealed class ImageFileSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Theory]
    [InlineData("docker-archive")]
    [InlineData("oci-archive")]
    [InlineData("oci")]
    public async Task Layers_may_be_plain_or_compressed(string source)
    {
        var image = new ImageBuilder()
            .Layer(layer => layer.File("plain", "1"))
            .Layer(layer => layer.File("gzip", "22"), Compression.Gzip)
            .Layer(layer => layer.File("zstd", "333"), Compression.Zstd)
            .Layer(new LayerBuilder().ToArray())
            .Layer(new Blob([]), Blob.DigestOf([]));

        var read = (await _reader.Read(Write(source, image))).Image;

        Assert.Equal(["/gzip", "/plain", "/zstd"], read.Tree.Files.Select(file => file.Path).Order());
        Assert.Equal([1, 2, 3, 0, 0], read.Layers.Select(layer => layer.Size));
        Assert.Equal(6, read.Size.Live);
    }

    [Theory]
    [InlineData("docker-archive")]
    [InlineData("oci-archive")]
    [InlineData("oci")]
    public async Task A_layer_may_come_twice(string source)
    {
        var image = new ImageBuilder()
            .Layer(layer => layer.File("a", "12345"))
            .Layer(layer => layer.Whiteout("a"))
            .Layer(layer => layer.File("a", "12345"));

        var read = (await _reader.Read(Write(source, image))).Image;

        Assert.Equal((10, 5), (read.Size.Stored, read.Size.Live));
        Assert.Equal(read.Layers[0].DiffId, read.Layers[2].DiffId);
    }

    [Fact]
    public async Task A_layer_may_lie_behind_a_linked_directory_and_a_configuration_under_any_name()
    {
        var layer = new Blob(new LayerBuilder().File("a", "12345").ToArray());
        var config = new string('0', 64) + ".json";
        var archive = new LayerBuilder()
            .SymbolicLink("layers/top", "../real/dir")
            .SymbolicLink("real", "blobs")
            .File("blobs/dir/layer.tar", layer.Content)
            .File(config, $$$"""{"rootfs":{"diff_ids":["{{{layer.Digest}}}"]}}""")
            .File("manifest.json", $$"""[{"Config":"{{config}}","Layers":["layers/top/layer.tar"]}]""");

        var image = (await _reader.Read("docker-archive:" + _reader.Files.Write(archive.ToArray()))).Image;

        Assert.Equal(5, image.Size.Live);
    }

    [Fact]
    public async Task The_archive_may_be_compressed_as_a_whole()
    {
        var reference = _reader.Files.Docker(ImageBuilder.Clean(), bend: archive => Compression.Gzip.Of(archive));

        Assert.Empty((await _reader.Read(reference)).Findings);
    }

    [Theory]
    [InlineData("[id].js")]
    [InlineData("{slug}.html")]
    public async Task A_layer_whose_first_file_begins_like_JSON_is_no_document(string name)
    {
        var image = new ImageBuilder().Layer(layer => layer.File(name, "page"));

        Assert.Equal(4, (await _reader.Read(image)).Image.Size.Live);
    }

    [Fact]
    public async Task Of_several_images_in_a_file_I_name_one()
    {
        var layout = OciLayout.Of(Named("one"), "example.org/app:1").Add(Named("two"), "example.org/app:2");
        var reference = _reader.Files.OciArchive(layout);

        Assert.Equal("/two", Assert.Single((await _reader.Read(reference + ":app:2")).Image.Tree.Files).Path);
        Assert.Contains("':example.org/app:1', ':example.org/app:2'", await _reader.Refuse(reference));
        Assert.Contains("no image 'app:3'", await _reader.Refuse(reference + ":app:3"));
    }

    [Theory]
    [InlineData("oci-archive")]
    [InlineData("oci")]
    public async Task Of_several_platforms_the_own_is_taken_and_attestations_are_left_aside(string source)
    {
        var own = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64";
        var layout = new OciLayout().AddIndex("app:1", ("s390x", Named("other")), (own, Named("own")));

        var image = (await _reader.Read(Write(source, layout))).Image;

        Assert.Equal("/own", Assert.Single(image.Tree.Files).Path);
    }

    [Fact]
    public async Task An_image_for_other_platforms_only_is_refused_by_their_names()
    {
        var layout = new OciLayout().AddIndex("app:1", ("s390x", Named("a")), ("ppc64le", Named("b")));

        Assert.Contains("linux/s390x, linux/ppc64le", await _reader.Refuse(_reader.Files.OciArchive(layout)));
    }

    [Fact]
    public async Task A_blob_that_was_tampered_with_is_refused()
    {
        var reference = _reader.Files.OciDirectory(OciLayout.Of(ImageBuilder.Clean()));
        var blobs = Directory.GetFiles(Path.Join(reference["oci:".Length..], "blobs", "sha256"));
        var config = blobs.First(blob => File.ReadAllText(blob).Contains("diff_ids", StringComparison.Ordinal));
        await File.AppendAllTextAsync(config, " ", TestContext.Current.CancellationToken);

        Assert.Contains("does not have the digest", await _reader.Refuse(reference));
    }

    [Fact]
    public async Task A_layer_that_is_not_there_is_named()
    {
        var reference = _reader.Files.OciDirectory(OciLayout.Of(ImageBuilder.Clean()));
        var layer = ImageBuilder.Clean().Layers[0].Hex;
        File.Delete(Path.Join(reference["oci:".Length..], "blobs", "sha256", layer));

        Assert.Contains($"it lacks 'blobs/sha256/{layer}'", await _reader.Refuse(reference));
    }

    [Fact]
    public async Task A_compressed_layer_weighs_what_is_stored_and_a_plain_one_what_gzip_makes_of_it()
    {
        var content = new byte[300_000];
        new Random(1).NextBytes(content.AsSpan(0, 100_000));
        var tar = new LayerBuilder().File("a", content).ToArray();
        var gzip = Compression.Gzip.Of(tar);

        var plain = (await _reader.Read(new ImageBuilder().Layer(tar))).Image.Size;
        var stored = (await _reader.Read(new ImageBuilder().Layer(tar, Compression.Gzip))).Image.Size;

        Assert.Equal(gzip.Length, stored.Compressed);
        Assert.InRange(plain.Compressed, gzip.Length * 0.99, gzip.Length * 1.01);
        Assert.False(plain.CompressedIsEstimate);
    }

    public void Dispose() => _reader.Dispose();

    private static ImageBuilder Named(string file) => new ImageBuilder().Layer(layer => layer.File(file, file));

    private string Write(string source, ImageBuilder image) =>
        source == "docker-archive" ? _reader.Files.Docker(image) : Write(source, OciLayout.Of(image));

    private string Write(string source, OciLayout layout) =>
        source == "oci" ? _reader.Files.OciDirectory(layout) : _reader.Files.OciArchive(layout);
}
