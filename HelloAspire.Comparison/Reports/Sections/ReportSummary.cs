using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing.Advice;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>What a report comes to, in a few sentences.</summary>
internal static class ReportSummary
{
    public static string Of(Report report) =>
        DisplayText.Of(report.Verdict is { } verdict ? Of(verdict) : Of(report.Images[0]));

    private static string Of(Verdict verdict)
    {
        var details = verdict.Criteria.Where(criterion => criterion.IsKnown).Select(criterion => criterion.Detail);
        return $"{verdict.Headline}. {verdict.Reason} {string.Join(' ', details)}";
    }

    private static string Of(ImageAnalysis analysis)
    {
        var size = analysis.Image.Size;
        var live = (size.Efficiency * 100).ToString("0.#", CultureInfo.InvariantCulture);
        return $"{analysis.Image.Name} stores {ByteSize.Format(size.Stored)}, of which {live} % is live, "
            + $"and has {Wording.Count(analysis.Findings.Count, "finding")}.";
    }
}
