using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Reports.Sections;

namespace HelloAspire.Comparison.Page.Vulnerabilities;

/// <summary>What OSV's records and other scanners say of one vulnerability of an image.</summary>
internal sealed record OpinionRow(ImageAnalysis Analysis, VulnerabilityOpinion Opinion)
{
    public string Image => Analysis.Image.Name;

    /// <summary>The gravest of all severities.</summary>
    public int Rank => (int)Opinion.Others.Values.Append(Opinion.Own ?? VulnerabilitySeverity.Unknown).Max();

    /// <summary>Whether one of those that looked did not find it.</summary>
    public bool IsContested =>
        (Analysis.Vulnerabilities is not null && Opinion.Own is null)
        || Analysis.OtherScanners.Any(scanner => !Opinion.Others.ContainsKey(scanner.Scanner));

    /// <summary>What our own look-up says.</summary>
    public string Own =>
        Opinion.Own is { } severity ? VulnerabilitySections.Lower(severity)
        : Analysis.Vulnerabilities is null ? "not checked"
        : "–";

    public string Of(string scanner) =>
        Opinion.Others.TryGetValue(scanner, out var severity) ? VulnerabilitySections.Lower(severity)
        : Analysis.OtherScanners.All(one => one.Scanner != scanner) ? "no result"
        : "–";

    public static IReadOnlyList<OpinionRow> Of(ImageComparison comparison) =>
        [
            .. new[] { comparison.Left, comparison.Right }
                .SelectMany(analysis =>
                    VulnerabilityOpinion.Of(analysis).Select(opinion => new OpinionRow(analysis, opinion))
                )
                .OrderByDescending(row => row.Rank)
                .ThenBy(row => row.Opinion.Id, StringComparer.Ordinal),
        ];
}
