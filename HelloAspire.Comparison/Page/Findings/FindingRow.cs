using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;

namespace HelloAspire.Comparison.Page.Findings;

/// <summary>A finding and the image that has it.</summary>
/// <param name="Key">Names it in the page's address: the side, the check, and which of its findings there.</param>
/// <param name="OnlyHere">Whether the other image does not have it, or not in all these files.</param>
internal sealed record FindingRow(string Image, string Key, Finding Finding, bool OnlyHere)
{
    /// <summary>The Dockerfile's lines around the place of the finding; empty where none is known.</summary>
    public IReadOnlyList<(int Number, string Text, bool IsMeant)> Lines { get; init; } = [];

    public static IReadOnlyList<FindingRow> Of(ImageComparison comparison) =>
        [
            .. Rows("left", comparison.Left, comparison.Findings.Fixed)
                .Concat(Rows("right", comparison.Right, comparison.Findings.Introduced))
                .OrderByDescending(row => row.Finding.Severity)
                .ThenBy(row => row.Finding.Id, StringComparer.Ordinal),
        ];

    private static IEnumerable<FindingRow> Rows(string side, ImageAnalysis analysis, IReadOnlyList<Finding> beyond)
    {
        var keys = beyond.Select(Identity).ToHashSet();
        return from check in analysis.Findings.GroupBy(finding => finding.Id)
            from finding in check.Index()
            select new FindingRow(
                analysis.Image.Name,
                $"{side}.{check.Key}.{finding.Index + 1}",
                finding.Item,
                keys.Contains(Identity(finding.Item))
                    || finding.Item.Paths.Any(path => keys.Contains((finding.Item.Id, "", path)))
            )
            {
                Lines = finding.Item.Place is { } place ? analysis.Image.Stage?.Text?.Around(place.Line) ?? [] : [],
            };
    }

    // One that both have, in more files here, is cut down to those files: any of them leads back to it.
    private static (string, string, string?) Identity(Finding finding) =>
        finding.Paths is [var path, ..] ? (finding.Id, "", path) : (finding.Id, finding.Discriminator, null);
}
