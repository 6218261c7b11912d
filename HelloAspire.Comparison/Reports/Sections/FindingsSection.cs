using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>One row for each finding, gravest first.</summary>
internal static class FindingsSection
{
    private const int MostPaths = 3;

    public static ReportSection Of(ImageAnalysis analysis, int mostRows) =>
        new(
            $"Findings in {analysis.Image.Name}",
            [
                new ReportColumn("Severity"),
                new ReportColumn("ID"),
                new ReportColumn("Finding"),
                new ReportColumn("Evidence"),
                new ReportColumn("From"),
                new ReportColumn("Fix"),
            ],
            analysis.Image.IsBill
                ?
                [
                    [NotKnown.Figure, "", "", NotKnown.Why([analysis])! + ": no check was run.", "", ""],
                ]
                : [.. analysis.Findings.Take(mostRows).Select(Row)],
            LongList.Note(analysis.Findings.Count, mostRows)
        );

    public static string Evidence(Finding finding)
    {
        var named = finding.Paths.Where(path => !finding.Detail.Contains(path, StringComparison.Ordinal)).ToList();
        var paths = string.Join(", ", named.Take(MostPaths));
        var evidence =
            named.Count == 0 ? finding.Detail : $"{finding.Detail} {paths}{(named.Count > MostPaths ? ", …" : "")}";
        return finding.Place is { } place ? $"{evidence} (in {PlaceText.Of(place)})" : evidence;
    }

    private static IReadOnlyList<string> Row(Finding finding) =>
        [
            finding.Severity.ToString().ToLowerInvariant(),
            finding.Id,
            finding.Title,
            Evidence(finding),
            finding.Origin.ToString().ToLowerInvariant(),
            finding.Mend,
        ];
}
