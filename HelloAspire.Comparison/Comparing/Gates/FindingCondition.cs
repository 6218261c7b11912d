using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;

namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>A finding that must not be, as <c>check:high</c>, <c>left.check:CIS-DI-0010</c> or <c>introduced:low</c>.</summary>
/// <param name="OnlyIntroduced">Whether only what the right image has and the left has not counts.</param>
/// <param name="Least">The least severity that counts; null where an ID is given.</param>
/// <param name="Id">The check's ID; null where a severity is given.</param>
internal sealed record FindingCondition(
    string Text,
    ImageSelection Selection,
    bool OnlyIntroduced,
    FindingSeverity? Least,
    string? Id
) : Condition(Text)
{
    private const int MostNamed = 20;

    public override GateResult Evaluate(IReadOnlyList<ImageAnalysis> images, ImageComparison? comparison)
    {
        if ((OnlyIntroduced || Selection == ImageSelection.Right) && comparison is null)
        {
            throw NeedsTwo();
        }
        if (NotKnown.Why(OnlyIntroduced ? images : Selection.From(images)) is { } why)
        {
            // Nothing can be promised.
            var mend = OnlyIntroduced ? "; 'introduced.cve:high>0' counts known vulnerabilities only" : "";
            return new GateResult(Text, true, $"{NotKnown.Figure}: {why}{mend}");
        }
        var findings = OnlyIntroduced
            ? comparison!.Findings.Introduced
            : Selection.From(images).SelectMany(analysis => analysis.Findings);
        var hits = findings.Where(finding => Id is null ? finding.Severity >= Least : finding.Id == Id).ToList();
        List<string> named =
        [
            .. hits.Select(hit => $"{hit.Id} {hit.Title}").Concat(Vulnerabilities(comparison)).Distinct(),
        ];
        return new GateResult(Text, named.Count > 0, named.Count == 0 ? "none" : Named(named));
    }

    // Known vulnerabilities that are new count like findings that are.
    private IEnumerable<string> Vulnerabilities(ImageComparison? comparison) =>
        OnlyIntroduced && Least is { } least && comparison?.Vulnerabilities is { } changes
            ? changes.Introduced.Where(one => Rank(one.Severity) >= least).Select(one => $"{one.Id} {one.Package}")
            : [];

    private static FindingSeverity Rank(VulnerabilitySeverity severity) =>
        severity switch
        {
            VulnerabilitySeverity.Critical or VulnerabilitySeverity.High => FindingSeverity.High,
            VulnerabilitySeverity.Medium => FindingSeverity.Medium,
            VulnerabilitySeverity.Low => FindingSeverity.Low,
            _ => FindingSeverity.Info,
        };

    private static string Named(List<string> names) =>
        string.Join(", ", names.Take(MostNamed))
        + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");
}
