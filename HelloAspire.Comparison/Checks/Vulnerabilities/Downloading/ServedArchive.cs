using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Downloading;

/// <summary>What a server says of the archive that it is about to send.</summary>
/// <param name="ETag">Names its content; null where there is none, or only a weak one: then nothing can be resumed.</param>
/// <param name="Length">Bytes; null where it does not say.</param>
/// <param name="Crc32C">Its checksum in base64, most significant byte first; null where none is served.</param>
internal sealed record ServedArchive(string? ETag, long? Length, string? Crc32C)
{
    // Google Cloud Storage serves "crc32c=…" and, mostly, "md5=…" (XML API, "x-goog-hash").
    private const string HashHeader = "x-goog-hash";
    private const string HashName = "crc32c=";

    public static ServedArchive Of(HttpResponseMessage response)
    {
        var hashes = response.Headers.TryGetValues(HashHeader, out var values) ? values : [];
        var checksum = hashes
            .SelectMany(value => value.Split(','))
            .Select(value => value.Trim())
            .FirstOrDefault(value => value.StartsWith(HashName, StringComparison.OrdinalIgnoreCase));
        return new ServedArchive(
            response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : null,
            response.Content.Headers.ContentLength,
            checksum?[HashName.Length..]
        );
    }

    /// <summary>What was kept beside an unfinished archive; null where nothing was, or nothing that can be read.</summary>
    public static ServedArchive? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), ServedJson.Default.ServedArchive);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Write(string file) =>
        File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(this, ServedJson.Default.ServedArchive));
}

/// <summary>How what a server said is kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServedArchive))]
internal sealed partial class ServedJson : JsonSerializerContext;
