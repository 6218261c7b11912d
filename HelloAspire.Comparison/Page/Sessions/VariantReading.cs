using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Reading;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>How far the reading of a variant's image is.</summary>
internal sealed record VariantReading(ImageVariant Variant)
{
    /// <summary>What was found out; null until the image was read once.</summary>
    public ImageAnalysis? Analysis { get; init; }

    /// <summary>Bytes so far; null while nothing is read.</summary>
    public ReadProgress? Progress { get; init; }

    /// <summary>Whether the image is not there yet: it is read as soon as it is.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Why the image could not be read; null where it could.</summary>
    public string? Error { get; init; }
}
