using System.Text.Encodings.Web;
using System.Text.Json;
using HelloAspire.Comparison.Reports.Json;

namespace HelloAspire.Comparison.Reports;

/// <summary>The report as JSON, by the contract of <see cref="ReportDocument"/>.</summary>
internal sealed class JsonReport : IReportWriter
{
    // Paths stay readable; the text is for files and pipes, not for a page's markup.
    private static readonly ReportJson Json = new(
        new JsonSerializerOptions(ReportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    public Task Write(Report report, TextWriter output) =>
        output.WriteAsync(JsonSerializer.Serialize(ReportDocument.Of(report), Json.ReportDocument) + "\n");
}
