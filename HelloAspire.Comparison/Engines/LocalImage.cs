using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Engines;

/// <summary>What an engine tells of an image without reading its files.</summary>
/// <param name="Id">As <c>sha256:…</c>.</param>
/// <param name="Platform">As <c>linux/arm64/v8</c>.</param>
/// <param name="Size">Bytes, as the engine counts them: about what its archive will have.</param>
public sealed partial record LocalImage(
    string Id,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> DiffIds,
    string Platform,
    long Size
)
{
    /// <summary>When it was built; null where the engine does not tell.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>As registries know it, each as <c>team/app@sha256:…</c>; none where it was never pushed or pulled.</summary>
    public IReadOnlyList<string> Digests { get; init; } = [];

    /// <summary>Reads what <c>image inspect</c> prints.</summary>
    internal static IReadOnlyList<LocalImage> ParseList(string json) =>
        [
            .. (JsonSerializer.Deserialize(json, EngineJson.Default.ListInspection) ?? []).Select(
                image => new LocalImage(
                    // Podman leaves the algorithm out.
                    image.Id.Contains(':')
                        ? image.Id
                        : "sha256:" + image.Id,
                    image.RepoTags ?? [],
                    image.RootFS?.Layers ?? [],
                    string.Join(
                        '/',
                        new[] { image.Os, image.Architecture, image.Variant }.Where(part => !string.IsNullOrEmpty(part))
                    ),
                    image.Size
                )
                {
                    Created = image.Created,
                    Digests = image.RepoDigests ?? [],
                }
            ),
        ];

    private sealed record Inspection(
        string Id,
        List<string>? RepoTags,
        List<string>? RepoDigests,
        DateTimeOffset? Created,
        FileSystem? RootFS,
        string? Os,
        string? Architecture,
        string? Variant,
        long Size
    );

    private sealed record FileSystem(List<string>? Layers);

    [JsonSerializable(typeof(List<Inspection>))]
    private sealed partial class EngineJson : JsonSerializerContext;
}
