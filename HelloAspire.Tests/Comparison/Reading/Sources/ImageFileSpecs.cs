using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
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

    [Theory]
    [InlineData(false, ":app:1", 5)]
    [InlineData(true, ":app:1", 5)]
    [InlineData(false, ":app:base", 3)]
    public async Task An_archive_of_Docker_before_1_10_holds_layers_that_name_their_parents(
        bool isCompressed,
        string choice,
        int live
    )
    {
        var reference = Legacy(isCompressed ? Compression.Gzip : Compression.None) + choice;

        var analysis = await _reader.Read(reference);

        Assert.Equal(live, analysis.Image.Size.Live);
        Assert.Equal("/bin/sh -c touch /a", analysis.Image.Layers[0].CreatedBy);
        Assert.Equal(live == 5 ? "/b" : null, analysis.Program?.Path);
    }

    [Fact]
    public async Task Of_an_archive_of_Docker_before_1_10_what_is_missing_or_may_be_chosen_is_told()
    {
        Assert.Contains("':app:base', ':app:1'", await _reader.Refuse(Legacy(Compression.None)));
        Assert.Contains("it lacks 'one/json'", await _reader.Refuse(Legacy(Compression.None, without: "one/json")));
        Assert.Contains("'one/layer.tar'", await _reader.Refuse(Legacy(Compression.None, without: "one/layer.tar")));
        Assert.Contains("in a circle", await _reader.Refuse(Legacy(Compression.None, parent: "two")));
    }

    private string Legacy(Compression compression, string without = "", string parent = "")
    {
        (string Path, byte[] Content)[] files =
        [
            (
                "two/json",
                """{"id":"two","parent":"one","os":"linux","architecture":"amd64","config":{"Cmd":["/b"]}}"""u8.ToArray()
            ),
            ("two/layer.tar", compression.Of(new LayerBuilder().Program("b").File("b", "bb", "755").ToArray())),
            ("one/VERSION", "1.0"u8.ToArray()),
            (
                "one/json",
                Encoding.UTF8.GetBytes(
                    $$$"""{"id":"one","parent":"{{{parent}}}","container_config":{"Cmd":["/bin/sh","-c","touch /a"]}}"""
                )
            ),
            ("one/layer.tar", compression.Of(new LayerBuilder().File("a", "aaa").ToArray())),
            ("repositories", """{"app":{"base":"one","1":"two"}}"""u8.ToArray()),
        ];
        var archive = new LayerBuilder();
        foreach (var (path, content) in files.Where(file => file.Path != without))
        {
            archive.File(path, content);
        }
        return "docker-archive:" + _reader.Files.Write(archive.ToArray());
    }

    [Theory]
    [InlineData("sha512", "sha512", null)]
    [InlineData("sha384", "sha384", null)]
    [InlineData("sha512", "sha256", null)]
    [InlineData("sha256", "sha512", "cannot be checked")]
    [InlineData("sha512", "md5", "cannot be checked")]
    [InlineData("sha512", "sha512", "has the digest sha512:", "x")]
    public async Task Layers_are_held_to_digests_of_each_kind_that_OCI_allows(
        string names,
        string diffIds,
        string? refusal,
        string changed = ""
    )
    {
        var layer = new LayerBuilder().File("a", "12345").ToArray();
        string Digest(string algorithm, byte[] content) =>
            algorithm
            + ":"
            + Convert.ToHexStringLower(
                algorithm switch
                {
                    "sha512" => SHA512.HashData(content),
                    "sha384" => SHA384.HashData(content),
                    "md5" => [1],
                    _ => SHA256.HashData(content),
                }
            );
        var archive = new LayerBuilder();
        string Blob(byte[] content)
        {
            var digest = Digest(names, content);
            archive.File("blobs/" + digest.Replace(':', '/'), content);
            return digest;
        }
        var diffId = Digest(diffIds, [.. layer, .. Encoding.UTF8.GetBytes(changed)]);
        var config = Blob(Encoding.UTF8.GetBytes($$$"""{"rootfs":{"diff_ids":["{{{diffId}}}"]}}"""));
        var manifest = Blob(
            Encoding.UTF8.GetBytes(
                $$$"""{"config":{"digest":"{{{config}}}","mediaType":"application/vnd.oci.image.config.v1+json"},"layers":[{"digest":"{{{Blob(layer)}}}"}]}"""
            )
        );
        archive.File("index.json", $$$"""{"manifests":[{"digest":"{{{manifest}}}"}]}""");
        var reference = "oci-archive:" + _reader.Files.Write(archive.ToArray());

        if (refusal is null)
        {
            Assert.Equal(5, (await _reader.Read(reference)).Image.Size.Live);
        }
        else
        {
            Assert.Contains(refusal, await _reader.Refuse(reference));
        }
    }

    [Theory]
    [InlineData("mediaType", "application/vnd.oci.image.layer.v1.tar+gzip+encrypted", "which is not read")]
    [InlineData("mediaType", "application/vnd.oci.image.layer.squashfs", "which is not read")]
    [InlineData("mediaType", "application/vnd.erofs.layer.v1", "the type 'application/vnd.erofs.layer.v1'")]
    [InlineData("size", "12", "what stands at '$.layers[0].size' is of another kind than it must be")]
    public async Task What_is_no_layer_of_files_is_named(string key, string value, string refusal)
    {
        var layer = new Blob(new LayerBuilder().File("a", "12345").ToArray());
        var config = new Blob(Encoding.UTF8.GetBytes($$$"""{"rootfs":{"diff_ids":["{{{layer.Digest}}}"]}}"""));
        var manifest = new Blob(
            Encoding.UTF8.GetBytes(
                $$$"""{"config":{"digest":"{{{config.Digest}}}","mediaType":"application/vnd.oci.image.config.v1+json"},"layers":[{"digest":"{{{layer.Digest}}}","{{{key}}}":"{{{value}}}"}]}"""
            )
        );
        var archive = new LayerBuilder()
            .File("blobs/sha256/" + layer.Hex, layer.Content)
            .File("blobs/sha256/" + config.Hex, config.Content)
            .File("blobs/sha256/" + manifest.Hex, manifest.Content)
            .File("index.json", $$$"""{"manifests":[{"digest":"{{{manifest.Digest}}}"}]}""");

        Assert.Contains(refusal, await _reader.Refuse("oci-archive:" + _reader.Files.Write(archive.ToArray())));
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
