namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>A table of a report, before it is written in any format.</summary>
/// <param name="Columns">Headings; the cells of a column whose heading is empty name their rows.</param>
/// <param name="Note">A sentence below the table.</param>
internal sealed record ReportSection(
    string Title,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    string? Note = null
);
