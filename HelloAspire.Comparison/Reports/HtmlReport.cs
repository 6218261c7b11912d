using HelloAspire.Comparison.Reports.Html;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace HelloAspire.Comparison.Reports;

/// <summary>The report as one HTML file that needs nothing else: no script, no request.</summary>
internal sealed class HtmlReport : IReportWriter
{
    public async Task Write(Report report, TextWriter output)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(HtmlPage.Report)] = report }
        );
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<HtmlPage>(parameters)).ToHtmlString()
        );
        await output.WriteAsync("<!DOCTYPE html>\n" + html.TrimEnd() + "\n");
    }
}
