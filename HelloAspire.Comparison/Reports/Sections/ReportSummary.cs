using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Advice;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>What a report comes to; each format sets it in its own way.</summary>
/// <param name="Headline">As "Ship multi-stage"; null for one image alone.</param>
/// <param name="Reason">A sentence or two.</param>
/// <param name="Criteria">Those that something is known about.</param>
/// <param name="Caveats">What the reader must know before, a sentence or two each.</param>
internal sealed record ReportSummary(
    string? Headline,
    string Reason,
    IReadOnlyList<Criterion> Criteria,
    IReadOnlyList<string> Caveats
)
{
    public static ReportSummary Of(Report report)
    {
        IReadOnlyList<string> caveats = [.. report.Caveats.Select(DisplayText.Of)];
        return report.Verdict is { } verdict
            ? new ReportSummary(
                DisplayText.Of(verdict.Headline),
                DisplayText.Of(verdict.Reason),
                [.. verdict.Criteria.Where(criterion => criterion.IsKnown).Select(Sanitize)],
                caveats
            )
            : new ReportSummary(null, DisplayText.Of(Sentence(report.Images[0])), [], caveats);
    }

    /// <summary>Headline and reason in one line.</summary>
    public string Line => Headline is null ? Reason : $"{Headline}. {Reason}";

    private static Criterion Sanitize(Criterion criterion) =>
        criterion with
        {
            Figure = DisplayText.Of(criterion.Figure),
            Detail = DisplayText.Of(criterion.Detail),
        };

    private static string Sentence(ImageAnalysis analysis)
    {
        if (NotKnown.Why([analysis]) is { } why)
        {
            return $"{why}: {CountText.Of(analysis.Packages.Count, "package")}, known vulnerabilities: "
                + $"{VulnerabilitySections.Figure(analysis)}.";
        }
        var size = analysis.Image.Size;
        var live = (size.Efficiency * 100).ToString("0.#", CultureInfo.InvariantCulture);
        return $"{analysis.Image.Name} stores {ByteSize.Format(size.Stored)}, of which {live} % is live, "
            + $"and has {CountText.Of(analysis.Findings.Count, "finding")}.";
    }
}
