using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An index or a manifest of the OCI image specification: an index has manifests, a manifest has layers.</summary>
internal sealed record OciDocument
{
    public List<OciDescriptor?>? Manifests { get; init; }
    public OciDescriptor? Config { get; init; }
    public List<OciDescriptor?>? Layers { get; init; }
    public string? ArtifactType { get; init; }

    /// <summary>What a signature or a bill of materials refers to; null for an image.</summary>
    public OciDescriptor? Subject { get; init; }

    /// <summary>Whether it looks like an image, and not like a signature, a chart or another artifact.</summary>
    public bool IsImage =>
        Subject is null
        && string.IsNullOrEmpty(ArtifactType)
        && Config is { MediaType: null or "" or OciDescriptor.Configuration or OciDescriptor.DockerConfiguration }
        && (Layers ?? []).All(layer =>
            layer?.MediaType is not { Length: > 0 } type || type.Contains(".tar", StringComparison.Ordinal)
        );

    /// <summary>What it is where it cannot be an image, as a chart's media type; null where it may be one.</summary>
    public string? Artifact =>
        IsImage || (Layers ?? []).Any(layer => layer?.IsFileSystem ?? false) ? null
        : ArtifactType is { Length: > 0 } type ? type
        : Config?.MediaType is { } config and not (OciDescriptor.Configuration or OciDescriptor.DockerConfiguration)
            ? config
        : Layers?.FirstOrDefault()?.MediaType;
}

/// <summary>A reference to a blob.</summary>
internal sealed record OciDescriptor
{
    public const string Configuration = "application/vnd.oci.image.config.v1+json";
    public const string DockerConfiguration = "application/vnd.docker.container.image.v1+json";

    public string? MediaType { get; init; }
    public string? Digest { get; init; }
    public long Size { get; init; }
    public OciPlatform? Platform { get; init; }
    public Dictionary<string, string?>? Annotations { get; init; }

    /// <summary>The content itself, in base 64; null where it is a file of its own.</summary>
    public string? Data { get; init; }

    /// <summary>Where a layer is to be had that the image may not bring along.</summary>
    public List<string?>? Urls { get; init; }

    /// <summary>Whether it describes how an image was built instead of being one.</summary>
    public bool IsAttestation =>
        Annotations?.ContainsKey("vnd.docker.reference.type") == true
        || Platform is { Os: "unknown" }
        || MediaType?.Contains("in-toto", StringComparison.Ordinal) == true;

    /// <summary>Whether it is called a layer of files, as OCI, Docker or nobody in particular calls it.</summary>
    public bool IsFileSystem =>
        MediaType is null or ""
        || MediaType.StartsWith("application/vnd.oci.image.layer.", StringComparison.Ordinal)
        || MediaType.StartsWith("application/vnd.docker.image.rootfs.", StringComparison.Ordinal);

    /// <summary>Whether a layer can be read: no other file system than a tape archive, and nothing encrypted.</summary>
    public bool IsArchive =>
        MediaType is null or ""
        || !IsFileSystem
        || MediaType.Contains(".tar", StringComparison.Ordinal)
            && !MediaType.EndsWith("+encrypted", StringComparison.Ordinal);

    /// <summary>The names that tools give the image inside an archive.</summary>
    public IEnumerable<string> Names =>
        NameAnnotations.Select(key => Annotations?.GetValueOrDefault(key)).OfType<string>();

    private static readonly string[] NameAnnotations =
    [
        "io.containerd.image.name",
        "org.opencontainers.image.ref.name",
    ];
}

/// <summary>What an image runs on.</summary>
internal sealed record OciPlatform(string? Os, string? Architecture, string? Variant)
{
    public Platform ToPlatform() => Images.Platform.Of(Os, Architecture, Variant);
}
