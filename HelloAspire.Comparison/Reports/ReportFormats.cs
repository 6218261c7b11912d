namespace HelloAspire.Comparison.Reports;

/// <summary>The formats by their names on the command line.</summary>
public static class ReportFormats
{
    public const string Default = "table";

    public static IReadOnlyDictionary<string, IReportWriter> All { get; } =
        new SortedDictionary<string, IReportWriter>(StringComparer.Ordinal)
        {
            ["table"] = new TableReport(),
            ["json"] = new JsonReport(),
            ["markdown"] = new MarkdownReport(),
            ["html"] = new HtmlReport(),
            ["sarif"] = new SarifReport(),
            ["junit"] = new JUnitReport(),
        };
}
