using System.IO.Compression;
using System.Security.Cryptography;
using ZstdSharp;

namespace HelloAspire.Tests.Comparison.Samples;

/// <summary>How a layer is stored.</summary>
internal enum Compression
{
    None,
    Gzip,
    Zstd,
}

/// <summary>Stored bytes, which their digest names.</summary>
internal sealed record Blob(byte[] Content, Compression Compression = Compression.None)
{
    public string Digest { get; } = DigestOf(Content);

    public string Hex => Digest["sha256:".Length..];

    public static string DigestOf(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
}

internal static class CompressionExtensions
{
    public static byte[] Of(this Compression compression, byte[] content)
    {
        using var output = new MemoryStream();
        using (
            Stream writer = compression switch
            {
                Compression.Gzip => new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true),
                Compression.Zstd => new CompressionStream(output, leaveOpen: true),
                _ => output,
            }
        )
        {
            writer.Write(content);
        }
        return output.ToArray();
    }

    public static string MediaType(this Compression compression) =>
        "application/vnd.oci.image.layer.v1.tar"
        + compression switch
        {
            Compression.Gzip => "+gzip",
            Compression.Zstd => "+zstd",
            _ => "",
        };
}
