using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>How the documents of images are read: by generated code, which starts faster than reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    AllowTrailingCommas = true,
    MaxDepth = JsonUnicode.Deepest,
    Converters = [typeof(LooseText), typeof(LooseList), typeof(LooseSet), typeof(LooseFlag)]
)]
[JsonSerializable(typeof(ConfigDocument))]
[JsonSerializable(typeof(List<DockerManifest?>))]
[JsonSerializable(typeof(OciDocument))]
internal sealed partial class SourceJson : JsonSerializerContext
{
    /// <summary>Reads a document, which may begin with a byte order mark, and hold what is no Unicode.</summary>
    /// <exception cref="JsonException">It is no such document.</exception>
    public static T? Read<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(JsonUnicode.Of(json).Span, type);
}
