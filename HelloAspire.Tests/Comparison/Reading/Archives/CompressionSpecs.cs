using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Archives;

/// <summary>Layers in every form of compression that engines take, and what is said of the others.</summary>
public sealed class CompressionSpecs : IDisposable
{
    // A frame that decoders skip (RFC 8878, section 3.1.2): a number, the length, any bytes.
    private static readonly byte[] Skippable = [0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4];

    private readonly Reader _reader = new();

    public static TheoryData<string, Func<byte[], byte[]>> Forms { get; } =
        new()
        {
            { "zstd after a frame to skip", tar => [.. Skippable, .. Compression.Zstd.Of(tar)] },
            { "zstd before a frame to skip", tar => [.. Compression.Zstd.Of(tar), .. Skippable] },
            {
                "zstd between frames to skip",
                tar => [.. Skippable, .. Skippable, .. Compression.Zstd.Of(tar), .. Skippable]
            },
            { "zstd in two frames", tar => [.. Compression.Zstd.Of(tar[..700]), .. Compression.Zstd.Of(tar[700..])] },
            { "gzip in two members", tar => [.. Compression.Gzip.Of(tar[..700]), .. Compression.Gzip.Of(tar[700..])] },
            { "plain", tar => tar },
        };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_layer_is_read_whatever_its_frames(string form, Func<byte[], byte[]> compress)
    {
        var tar = new LayerBuilder().File("app", new string('A', 3000), "755").ToArray();
        var stored = new Blob(compress(tar), form.StartsWith("zstd") ? Compression.Zstd : Compression.Gzip);
        var image = new ImageBuilder().Layer(stored, Blob.DigestOf(tar)).Entrypoint("/app");

        foreach (
            var reference in new[] { _reader.Files.Docker(image), _reader.Files.OciDirectory(OciLayout.Of(image)) }
        )
        {
            var analysis = await _reader.Read(reference);

            Assert.Equal((3000, 3000), (analysis.Image.Size.Stored, analysis.Image.Size.Live));
            Assert.Equal("/app", analysis.Program?.Path);
        }
    }

    [Theory]
    [InlineData(nameof(Compression.None))]
    [InlineData(nameof(Compression.Gzip))]
    [InlineData(nameof(Compression.Zstd))]
    public async Task A_layer_may_be_empty(string compression)
    {
        var form = Enum.Parse<Compression>(compression);
        var image = new ImageBuilder()
            .Layer([], form)
            .Layer(new byte[512], form)
            .Layer(new byte[1024], form)
            .Layer(layer => layer.File("a", "1"), form);

        Assert.Equal([0, 0, 0, 1], (await _reader.Read(image)).Image.Layers.Select(layer => layer.Size));
    }

    [Fact]
    public async Task An_empty_layer_need_not_even_be_there()
    {
        var image = new ImageBuilder().Layer(new byte[1024]).Layer(layer => layer.File("a", "1"));
        var reference = _reader.Files.OciDirectory(OciLayout.Of(image));
        File.Delete(Path.Join(reference["oci:".Length..], "blobs", "sha256", image.Layers[0].Hex));

        Assert.Equal(1, (await _reader.Read(reference)).Image.Size.Live);
    }

    [Theory]
    [InlineData("xz", "FD377A585A00")]
    [InlineData("bzip2", "425A68393141")]
    public async Task What_is_not_read_is_told_with_the_mend(string format, string start)
    {
        byte[] stored = [.. Convert.FromHexString(start), .. new byte[100]];
        var image = new ImageBuilder().Layer(new Blob(stored), "sha256:" + new string('0', 64));

        foreach (
            var reference in new[] { "docker-archive:" + _reader.Files.Write(stored), _reader.Files.Docker(image) }
        )
        {
            var refusal = await _reader.Refuse(reference);

            Assert.Contains($"compressed by {format}, which is not read. Decompress it first", refusal);
            Assert.DoesNotContain("again", refusal);
        }
    }

    public void Dispose() => _reader.Dispose();
}
