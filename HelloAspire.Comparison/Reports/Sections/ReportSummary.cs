using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Advice;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>What a report comes to, in a sentence or two.</summary>
public static class ReportSummary
{
    public static string Of(Report report) =>
        DisplayText.Of(
            report.Comparison is not { } comparison ? Of(report.Images[0])
            : report.Measures == new Measurements() ? Of(comparison)
            : Of(Verdict.On(comparison, report.Measures))
        );

    private static string Of(Verdict advice) =>
        $"{advice.Headline}. {advice.Reason} {string.Join(' ', advice.Criteria.Select(aspect => aspect.Detail))}";

    private static string Of(ImageAnalysis analysis)
    {
        var size = analysis.Image.Size;
        return $"{analysis.Image.Name} stores {ByteSize.Format(size.Stored)}, of which {Percent(size.Efficiency)} is live, "
            + $"and has {Count(analysis.Findings.Count, "finding")}.";
    }

    private static string Of(ImageComparison comparison)
    {
        var (small, large) =
            comparison.Left.Image.Size.Stored <= comparison.Right.Image.Size.Stored
                ? (comparison.Left, comparison.Right)
                : (comparison.Right, comparison.Left);
        return $"{Size(small, large)} {Program(comparison)} {Surface(small, large)}";
    }

    private static string Size(ImageAnalysis small, ImageAnalysis large)
    {
        var (less, more) = (small.Image.Size.Stored, large.Image.Size.Stored);
        var sizes = $"({ByteSize.Format(less)} against {ByteSize.Format(more)})";
        if (less == more)
        {
            return $"{small.Image.Name} and {large.Image.Name} store the same number of bytes ({ByteSize.Format(less)}).";
        }
        var times = less == 0 ? double.PositiveInfinity : (double)more / less;
        return times < 1.995
            ? $"{small.Image.Name} is {Percent(1 - 1 / times)} smaller than {large.Image.Name} {sizes}."
            : $"{small.Image.Name} is {Times(times)} times smaller than {large.Image.Name} {sizes}.";
    }

    private static string Program(ImageComparison comparison) =>
        comparison.SameProgram switch
        {
            true => "Both run the same program, byte for byte.",
            false => "They run different programs.",
            null => "Not both name a program that they hold.",
        };

    private static string Surface(ImageAnalysis small, ImageAnalysis large) =>
        $"It has {Count(small.Packages.Count, "package")} against {large.Packages.Count}, "
        + $"{Count(small.AttackSurface.Executables, "executable")} against {large.AttackSurface.Executables} "
        + $"and {Count(small.Findings.Count, "finding")} against {large.Findings.Count}.";

    private static string Count(int count, string what) =>
        count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");

    private static string Times(double times) =>
        times.ToString(times < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
