using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;

namespace HelloAspire.Comparison.Page.Findings;

/// <summary>A finding and the image that has it.</summary>
/// <param name="OnlyHere">Whether the other image does not have it, or not in all these files.</param>
internal sealed record FindingRow(string Image, Finding Finding, bool OnlyHere)
{
    public static IReadOnlyList<FindingRow> Of(ImageComparison comparison) =>
        [
            .. Rows(comparison.Left, comparison.Findings.Fixed)
                .Concat(Rows(comparison.Right, comparison.Findings.Introduced))
                .OrderByDescending(row => row.Finding.Severity)
                .ThenBy(row => row.Finding.Id, StringComparer.Ordinal),
        ];

    private static IEnumerable<FindingRow> Rows(ImageAnalysis analysis, IReadOnlyList<Finding> beyond)
    {
        var keys = beyond.Select(Key).ToHashSet();
        return analysis.Findings.Select(finding => new FindingRow(
            analysis.Image.Name,
            finding,
            keys.Contains(Key(finding))
                || (finding.Paths.Count > 0 && finding.Paths.Any(path => keys.Contains((finding.Id, "", path))))
        ));
    }

    // One that both have, in more files here, is cut down to those files: any of them leads back to it.
    private static (string, string, string?) Key(Finding finding) =>
        finding.Paths is [var path, ..] ? (finding.Id, "", path) : (finding.Id, finding.Discriminator, null);
}
