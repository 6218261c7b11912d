using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>Opens archives that may be compressed; what counts is how they begin, not what they are called.</summary>
internal static class Decompression
{
    // 128 MiB, the most that zstd itself takes without being told to; a decoder holds that much in memory.
    private const int LargestWindowLog = 27;

    /// <summary>The uncompressed bytes, and whether they were compressed.</summary>
    public static (Stream Content, bool WasCompressed) Open(Stream source, ExpansionLimit limit)
    {
        var head = new byte[4];
        head = head[..source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var stored = new PrefixedStream(head, new CountingStream(source, limit.AddStored));
        Stream? inner =
            head is [0x1F, 0x8B, ..] ? new GZipStream(stored, CompressionMode.Decompress)
            : head is [0x28, 0xB5, 0x2F, 0xFD] ? Zstd(stored)
            : null;
        return inner is null ? (stored, false) : (new CountingStream(inner, limit.AddExpanded), true);
    }

    /// <summary>Whether a file that begins so is a layer: an archive, plain or compressed, or an empty one.</summary>
    public static bool IsLayer(ReadOnlySpan<byte> start) =>
        start is [] or [0x1F, 0x8B, ..] or [0x28, 0xB5, 0x2F, 0xFD, ..]
        || start.Length == TarHeader.Size
            && new TarHeader(start) is var header
            && (header.IsZero || header.HasValidChecksum);

    private static DecompressionStream Zstd(Stream source)
    {
        var decompressor = new Decompressor();
        decompressor.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestWindowLog);
        return new DecompressionStream(source, decompressor, checkEndOfStream: true, preserveDecompressor: false);
    }
}
