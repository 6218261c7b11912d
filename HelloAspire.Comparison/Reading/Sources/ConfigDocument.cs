using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An image's configuration as written: OCI's, and Docker's, which adds the health check.</summary>
internal sealed record ConfigDocument
{
    private const int Largest = 2 << 20;

    public string? Architecture { get; init; }
    public string? Variant { get; init; }
    public string? Os { get; init; }
    public string? Created { get; init; }
    public RunSettings? Config { get; init; }

    [JsonPropertyName("rootfs")]
    public RootFileSystem? RootFs { get; init; }
    public List<Step?>? History { get; init; }

    /// <exception cref="JsonException">It is no configuration.</exception>
    public static ImageConfig Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Length > Largest)
        {
            throw new JsonException($"the image's configuration has {json.Length} bytes, which no image needs");
        }
        // An image without layers may list none, or not even say so.
        return SourceJson.Read(json, SourceJson.Default.ConfigDocument) is { } document
            ? document.ToConfig(Clean(document.RootFs?.DiffIds))
            : throw new JsonException("the image's configuration is empty");
    }

    private ImageConfig ToConfig(List<string> diffIds) =>
        new()
        {
            // As Docker takes an image that does not say.
            Platform = Platform.Of(
                Os is { Length: > 0 } || Architecture is null or "" ? Os : "linux",
                Architecture,
                Variant
            ),
            Created = DateTimeOffset.TryParse(Created, CultureInfo.InvariantCulture, out var time) ? time : null,
            User = Config?.User ?? "",
            Entrypoint = Clean(Config?.Entrypoint),
            Command = Clean(Config?.Cmd),
            Shell = Clean(Config?.Shell),
            Environment = Clean(Config?.Env),
            WorkingDirectory = Config?.WorkingDir is { Length: > 0 } directory ? directory : "/",
            ExposedPorts = [.. (Config?.ExposedPorts ?? []).Order(StringComparer.Ordinal)],
            Volumes = [.. (Config?.Volumes ?? []).Order(StringComparer.Ordinal)],
            HealthCheck = Clean(Config?.Healthcheck?.Test) is { Count: > 0 } test ? new HealthCheck(test) : null,
            Labels = (Config?.Labels ?? []).ToDictionary(label => label.Key, label => label.Value ?? ""),
            History = [.. Steps(diffIds.Count)],
            DiffIds = diffIds,
        };

    private IEnumerable<HistoryStep> Steps(int layerCount)
    {
        var layer = 0;
        foreach (var (index, step) in (History ?? []).OfType<Step>().Index())
        {
            int? made = step.EmptyLayer || layer >= layerCount ? null : layer++;
            yield return new HistoryStep(index, step.CreatedBy ?? "", made);
        }
    }

    // JSON may hold null anywhere, and an untrusted image does: in a list it is an empty text to engines (Go, encoding/json).
    private static List<string> Clean(List<string?>? list) => [.. (list ?? []).Select(text => text ?? "")];

    internal sealed record RunSettings
    {
        public string? User { get; init; }
        public List<string?>? Entrypoint { get; init; }
        public List<string?>? Cmd { get; init; }
        public List<string?>? Shell { get; init; }
        public List<string?>? Env { get; init; }
        public string? WorkingDir { get; init; }
        public HashSet<string>? ExposedPorts { get; init; }
        public HashSet<string>? Volumes { get; init; }
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
