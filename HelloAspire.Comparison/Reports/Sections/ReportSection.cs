using HelloAspire.Comparison.Reports.Figures;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>A table of a report, before it is written in any format.</summary>
/// <param name="Columns">Headings; the cells of a column whose heading is empty name their rows.</param>
/// <param name="Note">A sentence below the table.</param>
public sealed record ReportSection(
    string Title,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    string? Note = null
)
{
    /// <summary>The figures that the rows write in words, for formats that can draw them; null for other tables.</summary>
    public FigureGroup? Figures { get; init; }
}

/// <summary>A column of a report's table.</summary>
/// <param name="IsNumber">Whether its cells are right-aligned.</param>
public sealed record ReportColumn(string Title, bool IsNumber = false);

/// <summary>Lists that are cut say so.</summary>
internal static class LongList
{
    public static string? Note(int count, int shown) =>
        count <= shown ? null : CountText.Of(count - shown) + " more; the JSON report lists them all.";
}
