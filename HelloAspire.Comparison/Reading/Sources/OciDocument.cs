namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An index or a manifest of the OCI image specification: an index has manifests, a manifest has layers.</summary>
internal sealed record OciDocument
{
    public List<OciDescriptor?>? Manifests { get; init; }
    public OciDescriptor? Config { get; init; }
    public List<OciDescriptor?>? Layers { get; init; }
}

/// <summary>A reference to a blob.</summary>
internal sealed record OciDescriptor
{
    public string? MediaType { get; init; }
    public string? Digest { get; init; }
    public OciPlatform? Platform { get; init; }
    public Dictionary<string, string>? Annotations { get; init; }

    /// <summary>Whether it describes how an image was built instead of being one.</summary>
    public bool IsAttestation =>
        Annotations?.ContainsKey("vnd.docker.reference.type") == true
        || Platform is { Os: "unknown" }
        || MediaType?.Contains("in-toto", StringComparison.Ordinal) == true;

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
    public override string ToString() => string.Join('/', new[] { Os, Architecture, Variant }.OfType<string>());
}
