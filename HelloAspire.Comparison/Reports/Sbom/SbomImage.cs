using System.Security.Cryptography;
using System.Text;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reports.Sbom;

/// <summary>What both formats tell of an image alike, and what makes a document of the same image the same, byte for byte.</summary>
internal static class SbomImage
{
    public const string Tool = "hello-compare";

    public static string ToolVersion { get; } = typeof(SbomImage).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>The same for the same image and name, and for no other (RFC 9562, version 8).</summary>
    public static Guid Serial(Image image)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{image.Id}\n{image.Name}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>When the image was made: a document that tells of its own writing would never be the same twice.</summary>
    public static string Created(Image image) =>
        (image.Config.Created ?? DateTimeOffset.UnixEpoch).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

    /// <summary>The 64 digits of <c>sha256:…</c>; null for what is no such digest.</summary>
    public static string? Sha256(string digest) =>
        digest.StartsWith("sha256:", StringComparison.Ordinal) && digest.Length == 71 ? digest[7..] : null;
}
