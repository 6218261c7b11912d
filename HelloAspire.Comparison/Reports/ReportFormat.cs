namespace HelloAspire.Comparison.Reports;

/// <summary>A format that reports are written in. To add one: a writer like the others, a row in one of the lists.</summary>
/// <param name="Name">On the command line and in the page's addresses.</param>
/// <param name="Label">In menus.</param>
/// <param name="Extension">Of a file's name, as <c>md</c>.</param>
internal sealed record ReportFormat(string Name, string Label, string MediaType, string Extension, IReportWriter Writer)
{
    public static ReportFormat Table { get; } =
        new("table", "Text", "text/plain; charset=utf-8", "txt", new TableReport());
    public static ReportFormat Json { get; } = new("json", "JSON", "application/json", "json", new JsonReport());
    public static ReportFormat Markdown { get; } =
        new("markdown", "Markdown", "text/markdown; charset=utf-8", "md", new MarkdownReport());

    /// <summary>Of one image, and of two.</summary>
    public static IReadOnlyList<ReportFormat> Comparing { get; } =
    [
        Table,
        Json,
        Markdown,
        new("html", "HTML, one file", "text/html; charset=utf-8", "html", new HtmlReport()),
        new("sarif", "SARIF", "application/sarif+json", "sarif", new SarifReport()),
        new("junit", "JUnit", "application/xml", "junit.xml", new JUnitReport()),
    ];

    /// <summary>Bills of materials, each of one image alone.</summary>
    public static IReadOnlyList<ReportFormat> Bills { get; } =
    [
        new("cyclonedx", "CycloneDX", "application/vnd.cyclonedx+json", "cdx.json", new CycloneDxReport()),
        new("spdx", "SPDX", "application/spdx+json", "spdx.json", new SpdxReport()),
    ];

    public static IReadOnlyList<ReportFormat> All { get; } = [.. Comparing, .. Bills];

    /// <summary>The report as text.</summary>
    public async Task<string> Write(Report report)
    {
        await using var text = new StringWriter();
        await Writer.Write(report, text);
        return text.ToString();
    }
}
