using HelloAspire.Comparison.Checks;

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
    public override GateResult Evaluate(IReadOnlyList<ImageAnalysis> images, ImageComparison? comparison)
    {
        if ((OnlyIntroduced || Selection == ImageSelection.Right) && comparison is null)
        {
            throw NeedsTwo();
        }
        var findings = OnlyIntroduced
            ? comparison!.Findings.Introduced
            : Selection.From(images).SelectMany(analysis => analysis.Findings);
        var hits = findings.Where(finding => Id is null ? finding.Severity >= Least : finding.Id == Id).ToList();
        return new GateResult(
            Text,
            hits.Count > 0,
            hits.Count == 0 ? "none" : string.Join(", ", hits.Select(hit => $"{hit.Id} {hit.Title}").Distinct())
        );
    }
}
