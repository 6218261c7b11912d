using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Archives;

/// <summary>Archives that are cut short, contradict themselves, or mean harm: one clear sentence each.</summary>
public sealed class DamageSpecs : IDisposable
{
    private const int MiB = 1 << 20;
    private readonly Reader _reader = new();

    [Theory]
    [InlineData(100)]
    [InlineData(700)]
    [InlineData(2000)]
    public async Task A_truncated_archive(int length)
    {
        var reference = _reader.Files.Docker(ImageBuilder.Clean(), bend: archive => archive[..length]);

        Assert.Matches("cut short|middle of a header", await _reader.Refuse(reference));
    }

    [Theory]
    [InlineData(nameof(Compression.Gzip))]
    [InlineData(nameof(Compression.Zstd))]
    public async Task A_truncated_compressed_layer(string compression)
    {
        var noise = new byte[MiB];
        new Random(1).NextBytes(noise);
        var tar = new LayerBuilder().File("noise", noise).ToArray();
        var stored = Enum.Parse<Compression>(compression).Of(tar);
        var image = new ImageBuilder().Layer(new Blob(stored[..(stored.Length / 2)]), Blob.DigestOf(tar));

        Assert.Matches("damaged|cut short", await _reader.Refuse(_reader.Files.Docker(image)));
    }

    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("app/../../etc/passwd")]
    [InlineData("./..")]
    public async Task A_path_that_leads_out_of_the_image(string path)
    {
        var image = new ImageBuilder().Layer(layer => layer.File(path, "x"));

        Assert.Contains("leads out of the image", await _reader.Refuse(_reader.Files.Docker(image)));
    }

    [Fact]
    public async Task A_hard_link_that_leads_out_of_the_image()
    {
        var image = new ImageBuilder().Layer(layer => layer.HardLink("app/shadow", "../../etc/shadow"));

        Assert.Contains("leads out of the image", await _reader.Refuse(_reader.Files.Docker(image)));
    }

    [Fact]
    public async Task A_hard_link_to_nothing()
    {
        var image = new ImageBuilder().Layer(layer => layer.HardLink("app/a", "app/b"));

        Assert.Contains("not a file of the image", await _reader.Refuse(_reader.Files.Docker(image)));
    }

    [Fact]
    public async Task A_layer_of_the_archive_that_links_out_of_it()
    {
        var reference = _reader.Files.Docker(
            ImageBuilder.Clean(),
            bend: archive => [.. new LayerBuilder().SymbolicLink("l/layer.tar", "../../x").Members, .. archive]
        );

        Assert.Contains("leads out of the archive", await _reader.Refuse(reference));
    }

    [Fact]
    public async Task Layers_of_the_archive_that_link_to_one_another_in_a_circle()
    {
        var image = new ImageBuilder().Layer(layer => layer.File("a"));
        var hex = image.Layers[0].Hex;
        var reference = _reader.Files.Docker(
            image,
            bend: archive =>
                [
                    .. new LayerBuilder()
                        .SymbolicLink($"{hex}/layer.tar", "../x/layer.tar")
                        .SymbolicLink("x/layer.tar", $"../{hex}/layer.tar")
                        .Members,
                    .. archive,
                ]
        );

        Assert.Contains("in a circle", await _reader.Refuse(reference));
    }

    [Theory]
    [InlineData(1L << 40)]
    [InlineData(long.MaxValue)]
    public async Task A_file_of_absurd_size(long size)
    {
        var image = new ImageBuilder().Layer(layer => layer.Member('0', "huge", [], claimedSize: size));

        Assert.Matches("cut short|past all sense", await _reader.Refuse(_reader.Files.Docker(image)));
    }

    [Fact]
    public async Task An_extended_header_of_absurd_size()
    {
        var image = new ImageBuilder().Layer(layer => layer.Member('x', "pax", [], claimedSize: 1L << 31));

        Assert.Contains("extended header claims", await _reader.Refuse(_reader.Files.Docker(image)));
    }

    [Theory]
    [InlineData("GNU.sparse.realsize", "4611686018427387904")]
    [InlineData("size", "-1")]
    [InlineData("uid", "root")]
    public async Task A_pax_record_out_of_all_bounds(string key, string value)
    {
        var image = new ImageBuilder().Layer(layer =>
            layer.Pax((key, value), ("GNU.sparse.map", "0,1")).File("sparse", "x")
        );

        Assert.Matches(
            "is not a number|claims -1 bytes|decompression bomb",
            await _reader.Refuse(_reader.Files.Docker(image))
        );
    }

    [Theory]
    [InlineData("1,9,5,9")]
    [InlineData("0,99999999999")]
    [InlineData("0,x")]
    [InlineData("0,8")]
    public async Task A_sparse_file_whose_map_contradicts_itself(string map)
    {
        var image = new ImageBuilder().Layer(layer =>
            layer.Pax(("GNU.sparse.realsize", "20"), ("GNU.sparse.map", map)).File("sparse", "1234")
        );

        Assert.Contains("sparse file", await _reader.Refuse(_reader.Files.Docker(image)));
    }

    [Theory]
    [InlineData(nameof(Compression.Gzip))]
    [InlineData(nameof(Compression.Zstd))]
    public async Task A_decompression_bomb(string compression)
    {
        var form = Enum.Parse<Compression>(compression);
        var zeros = form.Of(new byte[100 * MiB + 1024]);
        var image = new ImageBuilder();
        // Each layer alone is within what a layer may be.
        for (var layer = 0; layer < 12; layer++)
        {
            var header = new LayerBuilder().Member('0', $"zeros{layer}", [], claimedSize: 100 * MiB).Members;
            image.Layer(new Blob([.. form.Of(header), .. zeros]), "sha256:" + new string('0', 64));
        }

        var refusal = await _reader.Refuse(_reader.Files.Docker(image));

        Assert.Contains("bomb", refusal);
        // Refused while the eleventh layer is read, not once all are: little more than the gibibyte that is always allowed.
        var expanded = long.Parse(
            Regex.Match(refusal, "past ([0-9]+) bytes").Groups[1].Value,
            CultureInfo.InvariantCulture
        );
        Assert.InRange(expanded, 1 << 30, (1 << 30) + MiB);
    }

    [Fact]
    public async Task Directories_that_only_the_names_below_them_tell_of_are_bounded()
    {
        var deep = string.Join('/', Enumerable.Repeat("d", 2000));
        var image = new ImageBuilder().Layer(layer =>
        {
            for (var count = 0; count < 1000; count++)
            {
                layer.File($"{count}/{deep}");
            }
        });

        Assert.Contains("directories", await _reader.Refuse(_reader.Files.Docker(image)));
    }

    [Theory]
    [InlineData("manifest.json", "[{]")]
    [InlineData("manifest.json", "[null]")]
    [InlineData("manifest.json", "[{\"Config\":7}]")]
    [InlineData("manifest.json", "[]")]
    [InlineData("manifest.json", "[[[[[[[[[[")]
    [InlineData("index.json", "{\"manifests\":[{}]}")]
    [InlineData("index.json", "{\"manifests\":[]}")]
    [InlineData("index.json", "{}")]
    [InlineData("index.json", "{\"manifests\":[{\"digest\":\"sha256:../../etc/passwd\"}]}")]
    [InlineData("other.json", "{}")]
    public async Task A_malformed_manifest(string path, string json)
    {
        var file = _reader.Files.Write(new LayerBuilder().File(path, json).ToArray());

        Assert.StartsWith("Cannot read", await _reader.Refuse("docker-archive:" + file));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"rootfs\":{\"diff_ids\":[null]}}")]
    [InlineData("{\"rootfs\":{\"diff_ids\":[\"sha256:0\"]},\"history\":[{\"created_by\":7}]}")]
    [InlineData("{\"rootfs\":{\"diff_ids\":[]},\"config\":{\"Env\":\"none\"}}")]
    [InlineData("{\"rootfs\":{\"diff_ids\":[]},\"config\":{\"User\":\"\\ud800\"}}")]
    public async Task A_malformed_configuration(string json)
    {
        var config = new Blob(Encoding.UTF8.GetBytes(json));
        var archive = new LayerBuilder()
            .File(config.Hex + ".json", config.Content)
            .File("manifest.json", $$"""[{"Config":"{{config.Hex}}.json","Layers":["a","b"]}]""")
            .File("a", new byte[1024])
            .File("b", new byte[1024]);

        Assert.StartsWith(
            "Cannot read",
            await _reader.Refuse("docker-archive:" + _reader.Files.Write(archive.ToArray()))
        );
    }

    [Fact]
    public async Task A_layer_with_another_digest_than_the_image_says()
    {
        var image = new ImageBuilder().Layer(
            new Blob(new LayerBuilder().File("a").ToArray()),
            "sha256:" + new string('0', 64)
        );

        Assert.Contains("has the digest", await _reader.Refuse(_reader.Files.Docker(image)));
    }

    [Fact]
    public async Task A_program_whose_headers_point_past_the_end_of_the_world()
    {
        var elf = new byte[200];
        "\u007FELF\u0002\u0001"u8.CopyTo(elf);
        BitConverter.TryWriteBytes(elf.AsSpan(0x20), long.MaxValue);
        BitConverter.TryWriteBytes(elf.AsSpan(0x36), (ushort)56);
        BitConverter.TryWriteBytes(elf.AsSpan(0x38), (ushort)9);

        var analysis = await _reader.Read(new ImageBuilder().Layer(layer => layer.File("app", elf, "755")));

        Assert.Null(analysis.Image.Tree.Find("/app")!.Entry.Executable?.Interpreter);
    }

    [Fact]
    public async Task Symbolic_links_in_a_circle_lead_nowhere()
    {
        var analysis = await _reader.Read(
            new ImageBuilder()
                .Layer(layer =>
                    layer
                        .SymbolicLink("bin/sh", "bash")
                        .SymbolicLink("bin/bash", "sh")
                        .SymbolicLink("loop", "loop")
                        .SymbolicLink("wide", string.Concat(Enumerable.Repeat("./", 2000)) + "wide")
                        .File("loop/file", "1")
                )
                .Entrypoint("/wide/sh")
        );

        Assert.Empty(analysis.AttackSurface.Shells);
        Assert.Equal(1, analysis.Image.Tree.Find("/loop/file")?.Size);
    }

    [Fact]
    public async Task Any_bytes_at_all()
    {
        var noise = new byte[4096];
        new Random(7).NextBytes(noise);

        Assert.StartsWith("Cannot read", await _reader.Refuse("docker-archive:" + _reader.Files.Write(noise)));
    }

    // Regular expressions do not count their work. Linear time is seconds here, quadratic time is hours: the limit tells
    // them apart on any machine.
    [Fact(Timeout = 120_000)]
    public async Task A_secret_hunter_is_not_held_up_by_a_long_build_step()
    {
        var image = ImageBuilder.Clean();
        foreach (
            var text in new[]
            {
                new string('a', 300_000) + "://x",
                string.Concat(Enumerable.Repeat("TOKEN", 60_000)),
                string.Concat(Enumerable.Repeat("TOKEN=v4lue5678 ", 25_000)),
                "-----BEGIN PRIVATE KEY-----" + new string(' ', 300_000),
                string.Concat(Enumerable.Repeat("apt ", 75_000)),
                new string(' ', 300_000) + "x",
                // What is nearly no secret, in each form of it.
                $"PASSWORD=/{new string('a', 500)}!",
                $"PASSWORD=a{string.Concat(Enumerable.Repeat("/a", 250))}!",
                $"PASSWORD=a{string.Concat(Enumerable.Repeat(".a", 250))}!",
                $"PASSWORD={string.Concat(Enumerable.Repeat("1m", 250))}!",
                $"PASSWORD=a{string.Concat(Enumerable.Repeat("(a)", 250))}!",
                $"PASSWORD={string.Concat(Enumerable.Repeat("secretpassword", 50))}!",
            }
        )
        {
            image.Step(text);
        }

        Assert.NotEmpty((await _reader.Read(image)).Findings);
    }

    [Theory]
    [InlineData("oci-archive:")]
    [InlineData("docker-archive:no/such/file.tar")]
    [InlineData("oci:no/such/folder")]
    public async Task A_file_that_is_not_there(string reference)
    {
        Assert.Matches("names no image|does not exist", await _reader.Refuse(reference));
    }

    public void Dispose() => _reader.Dispose();
}
