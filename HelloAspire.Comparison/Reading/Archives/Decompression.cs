using System.IO.Compression;
using HelloAspire.Comparison.Images;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>Opens archives that may be compressed; what counts is how they begin, not what they are called.</summary>
internal static class Decompression
{
    // 128 MiB, the most that zstd itself takes without being told to; a decoder holds that much in memory.
    private const int LargestWindowLog = 27;

    /// <summary>The uncompressed bytes, and whether they were compressed.</summary>
    /// <exception cref="DamagedImageException">They are compressed in a way that is not read.</exception>
    public static (Stream Content, bool WasCompressed) Open(Stream source, ExpansionLimit limit)
    {
        var head = new byte[6];
        head = head[..source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var stored = new PrefixedStream(head, new CountingStream(source, limit.AddStored));
        Stream? inner = FormatOf(head) switch
        {
            CompressionFormat.Gzip => new GZipStream(stored, CompressionMode.Decompress),
            CompressionFormat.Zstd => Zstd(stored),
            CompressionFormat.Xz => throw NotRead("xz"),
            CompressionFormat.Bzip2 => throw NotRead("bzip2"),
            _ => null,
        };
        return inner is null ? (stored, false) : (new CountingStream(inner, limit.AddExpanded), true);
    }

    /// <summary>Whether a file that begins so is a layer: an archive, plain or compressed, or an empty one.</summary>
    public static bool IsLayer(ReadOnlySpan<byte> start) =>
        start.IsEmpty
        || FormatOf(start) != CompressionFormat.None
        || start.Length == TarHeader.Size
            && new TarHeader(start) is var header
            && (header.IsZero || header.HasValidChecksum);

    private static CompressionFormat FormatOf(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0x1F, 0x8B, ..] => CompressionFormat.Gzip,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => CompressionFormat.Zstd,
            // A frame that decoders skip may come first (RFC 8878, section 3.1.2).
            [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..] => CompressionFormat.Zstd,
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => CompressionFormat.Xz,
            [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', ..] => CompressionFormat.Bzip2,
            _ => CompressionFormat.None,
        };

    // Their decoders would have to be bounded in memory first: an xz header may ask for 4 GiB.
    private static DamagedImageException NotRead(string format) =>
        new(
            $"it is compressed by {format}, which is not read",
            $"Decompress it first ('{format} --decompress'), or load it into Docker and name the image."
        );

    private static DecompressionStream Zstd(Stream source)
    {
        var decompressor = new Decompressor();
        decompressor.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestWindowLog);
        return new DecompressionStream(source, decompressor, checkEndOfStream: true, preserveDecompressor: false);
    }

    private enum CompressionFormat
    {
        None,
        Gzip,
        Zstd,
        Xz,
        Bzip2,
    }
}
