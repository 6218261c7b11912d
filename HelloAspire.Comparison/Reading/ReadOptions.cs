using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading;

/// <summary>What the caller knows about an image besides its reference.</summary>
public sealed record ReadOptions
{
    /// <summary>The name to show; the reference where it is null.</summary>
    public string? Name { get; init; }

    /// <summary>What the image shall run on; null for this machine's own where there is a choice.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Images that this one may be built from, tried before any other.</summary>
    public IReadOnlyList<string> BaseReferences { get; init; } = [];

    /// <summary>The Dockerfile that the image was built from: it names the base image.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>Build arguments of that build, which its FROM may use.</summary>
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Compress every byte of large layers too, which takes about ten seconds a gigabyte, instead of samples.</summary>
    public bool ExactCompressedSize { get; init; }
}
