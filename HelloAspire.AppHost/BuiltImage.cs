using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace HelloAspire.AppHost;

/// <summary>What the engine tells of an image that was built.</summary>
/// <param name="RepoTags">Its names with tags; none where another image has taken them over.</param>
/// <param name="Size">All layers, in bytes.</param>
/// <param name="Created">When it was built, in the engine's words (RFC 3339).</param>
internal sealed record BuiltImage(
    string Id,
    string[]? RepoTags,
    long Size,
    string Created,
    BuiltImage.FileSystem RootFS,
    BuiltImage.Configuration Config
)
{
    /// <summary>The resource's property that holds the image's ID.</summary>
    public const string IdProperty = "image.id";

    private const string RevisionLabel = "org.opencontainers.image.revision";
    private const string BaseLabel = "org.opencontainers.image.base.name";

    /// <summary>Returns null where the engine has no such image.</summary>
    public static async Task<BuiltImage?> FindAsync(
        ContainerEngine engine,
        string image,
        CancellationToken cancellationToken
    ) =>
        await engine.AskAsync(cancellationToken, "image", "inspect", image) is { } json
            ? JsonSerializer.Deserialize<BuiltImage[]>(json)![0]
            : null;

    /// <summary>Adds the image's facts to a resource's properties, in place of an earlier image's.</summary>
    public ImmutableArray<ResourcePropertySnapshot> AddTo(ImmutableArray<ResourcePropertySnapshot> properties) =>
        properties.With(
            (IdProperty, "Image ID", Id),
            ("image.size", "Image size", string.Create(CultureInfo.InvariantCulture, $"{Size / 1e6:N1} MB")),
            ("image.created", "Image created", Created),
            ("image.layers", "Image layers", RootFS.Layers.Length.ToString(CultureInfo.InvariantCulture)),
            ("image.base", "Base image", Config.Labels?.GetValueOrDefault(BaseLabel)),
            ("image.revision", "Source revision", Config.Labels?.GetValueOrDefault(RevisionLabel))
        );

    internal sealed record FileSystem(string[] Layers);

    internal sealed record Configuration(Dictionary<string, string>? Labels);
}
