using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>How the documents of images are read: by generated code, which starts faster than reflection.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(ConfigDocument))]
[JsonSerializable(typeof(List<DockerManifest?>))]
[JsonSerializable(typeof(OciDocument))]
internal sealed partial class SourceJson : JsonSerializerContext;
