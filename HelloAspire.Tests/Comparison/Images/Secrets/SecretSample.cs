using System.Globalization;
using System.Text;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>A text in a place of an image, and whether it gives a secret away. Secrets are put together here: none is in this file.</summary>
/// <param name="Place"><c>env</c>, <c>label</c>, <c>history</c>, <c>cmd</c>, or the path of a file.</param>
/// <param name="Secrets">What must be shown nowhere; empty where the text holds no secret.</param>
internal sealed record SecretSample(string Place, byte[] Content, params string[] Secrets)
{
    private const string Noise =
        "q7Zt0XbVw2LkYp9RsN4cUd8HfJ1mGe5TzB6yQa3WvK8xPj4MhE2rDn7SgC5uFo1LtA9iXk3JbV6wRz0YqH8sNm4UcG2pTd5E";

    public SecretSample(string place, string text, params string[] secrets)
        : this(place, Encoding.UTF8.GetBytes(text), secrets) { }

    public bool IsSecret => Secrets.Length > 0;

    public bool IsFile => Place.StartsWith('/');

    /// <summary>Letters and digits as a generator makes them.</summary>
    public static string Random(int length, int from = 0) =>
        string.Concat(Enumerable.Range(from, length).Select(i => Noise[i * 7 % Noise.Length]));

    /// <summary>The same of other letters.</summary>
    public static string RandomOf(string letters, int length, int from = 0) =>
        string.Concat(
            Enumerable.Range(from, length).Select(i => letters[Noise[i * 7 % Noise.Length] * 31 % letters.Length])
        );

    public static string Hex(int length, int from = 0) => RandomOf("0123456789abcdef", length, from);

    /// <summary>The beginning of a DER structure, as hexadecimal digits, and letters in place of the rest.</summary>
    public static byte[] Der(string header, string content) =>
        [.. Convert.FromHexString(header), .. Encoding.ASCII.GetBytes(content)];

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>A private key in PEM, whose body is noise.</summary>
    public static string Pem(string type = "", string lineEnd = "\n", string indent = "") =>
        string.Concat(
            new[]
            {
                $"-----BEGIN {type}PRIVATE KEY-----",
                Random(64),
                Random(64, 11),
                Random(30, 5) + "==",
                $"-----END {type}PRIVATE KEY-----",
            }.Select(line => indent + line + lineEnd)
        );

    public ImageBuilder ToImage()
    {
        var text = Encoding.UTF8.GetString(Content);
        return Place switch
        {
            "env" => ImageBuilder.Clean().Env(text),
            "label" => ImageBuilder.Clean().Label(text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]),
            "history" => ImageBuilder.Clean().Step(text),
            "cmd" => ImageBuilder.Clean().Command(text.Split('\n')),
            _ => ImageBuilder.Clean().Layer(layer => layer.File(Place.TrimStart('/'), Content)),
        };
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Place}: {Encoding.UTF8.GetString(Content)[..Math.Min(100, Content.Length)]}"
        );
}
