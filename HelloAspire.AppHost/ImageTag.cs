using System.Security.Cryptography;
using System.Text;

namespace HelloAspire.AppHost;

/// <summary>One tag for all images of a working copy: by default each run would leave images under a new one.</summary>
public static class ImageTag
{
    /// <summary>Returns the tag: <c>hello-</c> and eight hexadecimal digits of the SHA-256 of the app host's path.</summary>
    public static string Of(string appHostDirectory) =>
        $"hello-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(appHostDirectory)))[..8]}";
}
