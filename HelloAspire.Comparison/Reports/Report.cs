using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Advice;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Reports;

/// <summary>All that a report is written from.</summary>
public sealed record Report
{
    /// <summary>One image, or the left and the right one.</summary>
    public required IReadOnlyList<ImageAnalysis> Images { get; init; }

    /// <summary>Null for one image alone.</summary>
    public ImageComparison? Comparison { get; init; }

    /// <summary>How each condition of the gate came out; empty where there is no gate.</summary>
    public IReadOnlyList<GateResult> Gate { get; init; } = [];

    /// <summary>Whether a condition of the gate is met.</summary>
    public bool IsGateFailed => Gate.Any(result => result.Failed);

    /// <summary>What was measured of the images' containers.</summary>
    public Measurements Measures { get; init; } = new();

    /// <summary>When, where and with what it was made; null where a part of the page needs no more than the figures.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The page that shows the same, for reports that it gives out; null elsewhere.</summary>
    public Uri? Page { get; init; }

    /// <summary>What a reader must know before the figures are taken for more than they are.</summary>
    public IReadOnlyList<string> Caveats => Comparing.Caveats.Of(Images, Measures);

    /// <summary>Which of the two images to ship, and why; null for one image alone.</summary>
    public Verdict? Verdict => Comparison is { } comparison ? Verdict.On(comparison, Measures) : null;

    /// <summary>A report on one image.</summary>
    public static Report On(ImageAnalysis image) => new() { Images = [image] };

    /// <summary>A report on two images.</summary>
    public static Report On(ImageComparison comparison) =>
        new() { Images = [comparison.Left, comparison.Right], Comparison = comparison };
}
