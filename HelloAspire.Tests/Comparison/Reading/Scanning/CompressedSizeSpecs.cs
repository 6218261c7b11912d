using System.IO.Compression;
using HelloAspire.Comparison.Reading.Scanning;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Scanning;

/// <summary>Large layers are sampled, unless every byte is asked for.</summary>
public sealed class CompressedSizeSpecs : IDisposable
{
    private const int Large = 48 << 20;
    private readonly Reader _reader = new();

    [Fact]
    public async Task A_large_layer_is_estimated_and_on_request_compressed_whole()
    {
        var reference = _reader.Files.Docker(new ImageBuilder().Layer(layer => layer.File("data", Mixed(Large))));

        var estimated = (await _reader.Read(reference)).Image.Size;
        var exact = (await _reader.Read(reference, new() { ExactCompressedSize = true })).Image.Size;
        var again = (await _reader.Read(reference)).Image.Size;

        Assert.True(estimated.CompressedIsEstimate);
        Assert.False(exact.CompressedIsEstimate);
        Assert.InRange(estimated.Compressed, exact.Compressed * 0.95, exact.Compressed * 1.05);
        // What was compressed whole once stays in the cache.
        Assert.Equal(exact, again);
    }

    [Fact]
    public void A_layer_that_is_compressed_whole_has_the_size_that_gzip_gives_it()
    {
        var content = Mixed(1 << 20);
        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(content);
        }

        Assert.InRange(SizeOf(content, exact: false), gzip.Length * 0.99, gzip.Length * 1.01);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(1 << 20)]
    public void The_size_does_not_depend_on_the_pieces_that_the_bytes_come_in(int piece)
    {
        var content = Mixed(2 << 20);

        Assert.Equal(SizeOf(content, exact: true), SizeOf(content, exact: true, piece));
    }

    [Fact]
    public void An_estimate_does_not_depend_on_them_either()
    {
        var content = Mixed(Large);

        Assert.Equal(SizeOf(content, exact: false), SizeOf(content, exact: false, piece: 100_001));
    }

    public void Dispose() => _reader.Dispose();

    private static long SizeOf(byte[] content, bool exact, int piece = int.MaxValue)
    {
        var sampler = GzipSampler.For(content.Length, exact);
        using var meter = new GzipMeter(sampler);
        for (var start = 0; start < content.Length; start += Math.Min(piece, content.Length - start))
        {
            ReadOnlySpan<byte> data = content.AsSpan(start, Math.Min(piece, content.Length - start));
            while (sampler.Pick(ref data) is { IsEmpty: false } picked)
            {
                meter.Add(picked);
            }
        }
        return meter.Finish();
    }

    // Noise and text in turns, as layers have it.
    private static byte[] Mixed(int size)
    {
        var content = new byte[size];
        var random = new Random(1);
        for (var start = 0; start < size; start += 8192)
        {
            random.NextBytes(content.AsSpan(start, Math.Min(4096, size - start)));
        }
        return content;
    }
}
