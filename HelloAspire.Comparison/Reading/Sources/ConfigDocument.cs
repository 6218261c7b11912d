using System.Text.Json;
using System.Text.Json.Serialization;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An image's configuration as written: OCI's, and Docker's, which adds the health check.</summary>
internal sealed record ConfigDocument
{
    private const int Largest = 2 << 20;

    public string? Architecture { get; init; }
    public string? Os { get; init; }
    public DateTimeOffset? Created { get; init; }
    public RunSettings? Config { get; init; }

    [JsonPropertyName("rootfs")]
    public RootFileSystem? RootFs { get; init; }
    public List<Step?>? History { get; init; }

    /// <exception cref="JsonException">It is no configuration.</exception>
    public static ImageConfig Parse(ReadOnlySpan<byte> json)
    {
        if (json.Length > Largest)
        {
            throw new JsonException($"the image's configuration has {json.Length} bytes, which no image needs");
        }
        var document = JsonSerializer.Deserialize(json, SourceJson.Default.ConfigDocument);
        return document?.RootFs?.DiffIds is { } diffIds
            ? document.ToConfig(Clean(diffIds))
            : throw new JsonException("the image's configuration lists no layers");
    }

    private ImageConfig ToConfig(List<string> diffIds) =>
        new()
        {
            Architecture = Architecture ?? "",
            OperatingSystem = Os ?? "",
            Created = Created,
            User = Config?.User ?? "",
            Entrypoint = Clean(Config?.Entrypoint),
            Command = Clean(Config?.Cmd),
            Environment = Clean(Config?.Env),
            WorkingDirectory = Config?.WorkingDir is { Length: > 0 } directory ? directory : "/",
            ExposedPorts = Names(Config?.ExposedPorts),
            Volumes = Names(Config?.Volumes),
            HealthCheck = Clean(Config?.Healthcheck?.Test) is { Count: > 0 } test ? new HealthCheck(test) : null,
            Labels = (Config?.Labels ?? []).ToDictionary(label => label.Key, label => label.Value ?? ""),
            History = [.. Steps(diffIds.Count, SecretText.Values(Clean(Config?.Env)))],
            DiffIds = diffIds,
        };

    private IEnumerable<HistoryStep> Steps(int layerCount, HashSet<string> inEnvironment)
    {
        var layer = 0;
        foreach (var (index, step) in (History ?? []).OfType<Step>().Index())
        {
            int? made = step.EmptyLayer || layer >= layerCount ? null : layer++;
            var text = step.CreatedBy ?? "";
            yield return new HistoryStep(index, SecretText.Redact(text), made)
            {
                // What ENV set is found in the environment already.
                SecretKinds =
                [
                    .. SecretText
                        .Find(text)
                        .Where(secret => !inEnvironment.Contains(text.Substring(secret.Index, secret.Length)))
                        .Select(secret => secret.Kind),
                ],
            };
        }
    }

    // JSON may hold null anywhere, and an untrusted image does.
    private static List<string> Clean(List<string?>? list) => [.. (list ?? []).OfType<string>()];

    private static List<string> Names(Dictionary<string, JsonElement>? set) => [.. (set ?? []).Keys.Order()];

    internal sealed record RunSettings
    {
        public string? User { get; init; }
        public List<string?>? Entrypoint { get; init; }
        public List<string?>? Cmd { get; init; }
        public List<string?>? Env { get; init; }
        public string? WorkingDir { get; init; }
        public Dictionary<string, JsonElement>? ExposedPorts { get; init; }
        public Dictionary<string, JsonElement>? Volumes { get; init; }
        public Dictionary<string, string?>? Labels { get; init; }
        public HealthSettings? Healthcheck { get; init; }
    }

    internal sealed record HealthSettings(List<string?>? Test);

    internal sealed record RootFileSystem([property: JsonPropertyName("diff_ids")] List<string?>? DiffIds);

    internal sealed record Step(
        [property: JsonPropertyName("created_by")] string? CreatedBy,
        [property: JsonPropertyName("empty_layer")] bool EmptyLayer
    );
}
