using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>Two sides, and the session that reads them.</summary>
/// <param name="IsConfigured">Whether both are configured variants: what is measured is about these.</param>
internal sealed record ComparedPair(ReadingSession Reading, ImageVariant Left, ImageVariant Right, bool IsConfigured)
{
    public string Title => $"{Left.Name} vs. {Right.Name}";

    /// <summary>Null until both are read.</summary>
    public ImageComparison? Comparison => Reading.Compare(Left, Right);
}
