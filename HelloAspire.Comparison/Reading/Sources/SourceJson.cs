using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>How the documents of images are read: by generated code, which starts faster than reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    AllowTrailingCommas = true,
    Converters = [typeof(LooseText), typeof(LooseList), typeof(LooseSet), typeof(LooseFlag)]
)]
[JsonSerializable(typeof(ConfigDocument))]
[JsonSerializable(typeof(List<DockerManifest?>))]
[JsonSerializable(typeof(OciDocument))]
internal sealed partial class SourceJson : JsonSerializerContext
{
    /// <summary>Reads a document, which may begin with a byte order mark.</summary>
    /// <exception cref="JsonException">It is no such document.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json.StartsWith("\uFEFF"u8) ? json[3..] : json, type);
}
