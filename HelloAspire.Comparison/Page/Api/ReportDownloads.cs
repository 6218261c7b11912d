using System.Text;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Page.Api;

/// <summary>The reports as files.</summary>
internal static class ReportDownloads
{
    public static IReadOnlyList<DownloadFormat> Formats { get; } =
    [
        new("json", "JSON", "application/json", "comparison.json"),
        new("markdown", "Markdown", "text/markdown; charset=utf-8", "comparison.md"),
        new("html", "HTML, one file", "text/html; charset=utf-8", "comparison.html"),
        new("sarif", "SARIF", "application/sarif+json", "comparison.sarif"),
        new("junit", "JUnit", "application/xml", "comparison.junit.xml"),
    ];

    public static async Task<string> Write(Report report, string format)
    {
        await using var text = new StringWriter();
        await ReportFormats.All[format].Write(report, text);
        return text.ToString();
    }

    public static async Task<IResult> Download(Report report, DownloadFormat format) =>
        Results.File(Encoding.UTF8.GetBytes(await Write(report, format.Id)), format.ContentType, format.FileName);
}
