using System.Security.Cryptography;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Digests that name blobs (OCI image specification, "Digests").</summary>
internal static partial class BlobDigest
{
    /// <summary>The path of the blob in an image layout.</summary>
    /// <exception cref="DamagedImageException">It is no digest.</exception>
    public static string ToPath(string? digest) =>
        digest is not null && Form().IsMatch(digest)
            ? "blobs/" + digest.Replace(':', '/')
            : throw new DamagedImageException($"'{digest}' is not a digest of a blob");

    /// <summary>The algorithm of the digest that names the blob at a path, where it is another than SHA-256; else null.</summary>
    public static HashAlgorithmName? OtherAlgorithm(string path) =>
        path.Split('/') switch
        {
            [.., "blobs", "sha512", _] => HashAlgorithmName.SHA512,
            [.., "blobs", "sha384", _] => HashAlgorithmName.SHA384,
            _ => null,
        };

    /// <summary>Checks a blob's content.</summary>
    /// <exception cref="DamagedImageException">It has another digest.</exception>
    public static void Verify(string path, byte[] content, string digest)
    {
        var hash = digest.Split(':')[0] switch
        {
            "sha512" => SHA512.HashData(content),
            "sha384" => SHA384.HashData(content),
            _ => SHA256.HashData(content),
        };
        if (!digest.EndsWith(":" + Convert.ToHexStringLower(hash), StringComparison.Ordinal))
        {
            throw new DamagedImageException($"the content of '{path}' does not have the digest that its name says");
        }
    }

    [GeneratedRegex("^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$")]
    private static partial Regex Form();
}
