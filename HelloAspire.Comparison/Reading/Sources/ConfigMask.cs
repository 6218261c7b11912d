using System.Buffers;
using System.Text.Json;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>
/// Masks the secrets in an image's configuration, once, as the image is read: what is cached, shown, reported or logged
/// comes from what is left.
/// </summary>
internal static class ConfigMask
{
    /// <summary>The image without secrets in its configuration, and where they were.</summary>
    /// <exception cref="JsonException">The configuration is no JSON.</exception>
    public static ScannedImage Apply(ScannedImage image)
    {
        using var document = JsonDocument.Parse(
            JsonUnicode.Of(image.Config),
            new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = JsonUnicode.Deepest }
        );
        // What is a secret in one place is masked in all: the first pass finds, the second one writes.
        var found = new Dictionary<(SettingPlace, string), IReadOnlyList<SecretPlace>>();
        var first = new ConfigMasking([], found);
        first.Write(document.RootElement, new ArrayBufferWriter<byte>());
        var second = new ConfigMasking(first.Values, found);
        var output = new ArrayBufferWriter<byte>();
        second.Write(document.RootElement, output);
        return image with { Config = output.WrittenSpan.ToArray(), Secrets = [.. second.Secrets.Distinct()] };
    }
}
