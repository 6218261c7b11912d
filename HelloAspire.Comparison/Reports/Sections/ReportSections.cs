namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>What the readable formats have in common: the same tables in the same order.</summary>
internal static class ReportSections
{
    /// <summary>The report's tables.</summary>
    /// <param name="mostRows">Rows after which long lists are cut; the note says how many more there are.</param>
    public static IReadOnlyList<ReportSection> Of(Report report, int mostRows)
    {
        var sections = new List<ReportSection> { OverviewSection.Of(report.Images) };
        foreach (var analysis in report.Images)
        {
            sections.Add(LayersSection.Of(analysis.Image));
            sections.Add(FindingsSection.Of(analysis, mostRows));
            sections.Add(VulnerabilitySections.Of(analysis, mostRows));
            sections.AddRange(ExceptionSections.Of(analysis, mostRows));
        }
        sections.Add(VulnerabilityDatabaseSection.Of(report.Images));
        if (report.Comparison is { } comparison)
        {
            sections.AddRange(VulnerabilitySections.Of(comparison, mostRows));
            sections.AddRange(DifferenceSections.Of(comparison, mostRows));
        }
        sections.AddRange(MeasureSections.Of(report.Measures));
        if (report.Gate.Count > 0)
        {
            sections.Add(GateSection.Of(report.Gate));
        }
        return [.. sections.Where(section => section.Rows.Count > 0).Select(Sanitize)];
    }

    private static ReportSection Sanitize(ReportSection section) =>
        section with
        {
            Title = DisplayText.Of(section.Title),
            Columns = [.. section.Columns.Select(column => column with { Title = DisplayText.Of(column.Title) })],
            Rows = [.. section.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(DisplayText.Of)])],
            Note = section.Note is { } note ? DisplayText.Of(note) : null,
        };
}
