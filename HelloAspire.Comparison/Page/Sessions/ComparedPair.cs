using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>Two sides, the session that reads them, and what was measured of them.</summary>
/// <param name="IsConfigured">Whether both are configured variants: these are measured all together.</param>
internal sealed record ComparedPair(
    ReadingSession Reading,
    PairMeasures Measures,
    ImageVariant Left,
    ImageVariant Right,
    bool IsConfigured
)
{
    public string Title => $"{Left.Name} vs. {Right.Name}";

    /// <summary>Null until both are read.</summary>
    public ImageComparison? Comparison => Reading.Compare(Left, Right);
}
