using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>What was measured of the configured variants, or of a pair that someone chose, and how its last run ended.</summary>
internal sealed class PairMeasures(IReadOnlyList<ImageVariant> variants)
{
    /// <summary>What is measured, the baseline first.</summary>
    public IReadOnlyList<ImageVariant> Variants => variants;

    /// <summary>What they are called together.</summary>
    public string Title => string.Join(" vs. ", variants.Select(variant => variant.Name));

    /// <summary>All that was measured so far.</summary>
    public Measurements Measured { get; set; } = new();

    /// <summary>Why the last run ended early; null where it did not.</summary>
    public string? Error { get; set; }

    /// <summary>When the last run was cancelled; null where it ended otherwise.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>Whether they are being measured.</summary>
    public bool IsRunning { get; set; }
}
