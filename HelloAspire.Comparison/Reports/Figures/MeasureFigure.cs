using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Reports.Figures;

/// <summary>The figures of one measure, and how they were taken.</summary>
/// <param name="Names">The variants, the baseline first.</param>
/// <param name="Conditions">Null where nothing noted them.</param>
/// <param name="IsEarlier">Whether they come from another run than the last one, so that the machine may have changed.</param>
public sealed record FigureGroup(
    string Title,
    IReadOnlyList<string> Names,
    IReadOnlyList<MeasureFigure> Figures,
    MeasureConditions? Conditions,
    bool IsEarlier
);

/// <summary>One figure, for each variant.</summary>
public sealed record MeasureFigure(string Title, IReadOnlyList<FigureCell> Cells);

/// <summary>One figure of one variant.</summary>
/// <param name="Text">The median, as "548 ms", or whatever there is no median of.</param>
/// <param name="Spread">The interval of the median, as "501 – 603 ms"; null where there is none.</param>
/// <param name="Samples">What both come from; null where there is one value only.</param>
/// <param name="Ratio">To the baseline's, round by round; null for the baseline.</param>
public sealed record FigureCell(
    string Text,
    string? Spread = null,
    Distribution? Samples = null,
    Distribution? Ratio = null,
    Standing Standing = Standing.None
)
{
    /// <summary>Whether the spread is too wide to build upon.</summary>
    public bool IsWide => Samples?.IsWide == true;
}

/// <summary>How a figure stands to the baseline's.</summary>
public enum Standing
{
    /// <summary>The baseline's own, or none to be better or worse at.</summary>
    None,
    Better,
    Worse,

    /// <summary>No lead counts.</summary>
    Equal,
}
