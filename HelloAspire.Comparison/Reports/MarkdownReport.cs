using System.Text.RegularExpressions;
using HelloAspire.Comparison.Reports.Sections;

namespace HelloAspire.Comparison.Reports;

/// <summary>The report for a pull request or a wiki (GitHub Flavored Markdown).</summary>
internal sealed partial class MarkdownReport : IReportWriter
{
    private const int MostRows = 20;

    public async Task Write(Report report, TextWriter output)
    {
        await output.WriteAsync(
            $"# {Escape(DisplayText.Of(string.Join(" vs. ", report.Images.Select(image => image.Image.Name))))}\n\n"
        );
        await WriteSummary(report, output);
        foreach (var section in ReportSections.Of(report, MostRows))
        {
            await output.WriteAsync($"\n## {Escape(section.Title)}\n\n");
            await output.WriteAsync(Row(section.Columns.Select(column => column.Title)));
            await output.WriteAsync(
                string.Concat(section.Columns.Select(column => column.IsNumber ? "|--:" : "|---")) + "|\n"
            );
            foreach (var row in section.Rows)
            {
                await output.WriteAsync(Row(row));
            }
            if (section.Note is { } note)
            {
                await output.WriteAsync($"\n{Escape(note)}\n");
            }
        }
    }

    private static async Task WriteSummary(Report report, TextWriter output)
    {
        var summary = ReportSummary.Of(report);
        if (summary.Headline is { } headline)
        {
            await output.WriteAsync($"**{Escape(headline)}**\n\n");
        }
        await output.WriteAsync(Escape(summary.Reason) + "\n");
        foreach (var criterion in summary.Criteria)
        {
            await output.WriteAsync(
                $"\n**{Escape(criterion.Title)}:** {Escape(criterion.Figure)}. {Escape(criterion.Detail)}\n"
            );
        }
        foreach (var caveat in summary.Caveats)
        {
            await output.WriteAsync($"\n> **Note:** {Escape(caveat)}\n");
        }
        if (report.Page is { } page)
        {
            await output.WriteAsync($"\n[Open the comparison page]({page})\n");
        }
    }

    private static string Row(IEnumerable<string> cells) =>
        string.Concat(cells.Select(cell => $"| {Escape(cell)} ")) + "|\n";

    // Whatever Markdown or HTML could take for its own.
    private static string Escape(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\`*_{}\[\]<>|#~&$]")]
    private static partial Regex Special();
}
