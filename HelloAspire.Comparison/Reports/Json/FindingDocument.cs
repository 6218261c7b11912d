using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>A finding in the JSON contract.</summary>
internal sealed record FindingDocument(
    string Id,
    FindingSeverity Severity,
    string Title,
    string Detail,
    IReadOnlyList<string> Paths,
    string Mend,
    FindingOrigin Origin
)
{
    public static FindingDocument Of(Finding finding) =>
        new(finding.Id, finding.Severity, finding.Title, finding.Detail, finding.Paths, finding.Mend, finding.Origin);
}

/// <summary>The findings that only one image has, in the JSON contract.</summary>
internal sealed record FindingChangesDocument(
    IReadOnlyList<FindingDocument> Fixed,
    IReadOnlyList<FindingDocument> Introduced
)
{
    public static FindingChangesDocument Of(FindingChanges changes) =>
        new([.. changes.Fixed.Select(FindingDocument.Of)], [.. changes.Introduced.Select(FindingDocument.Of)]);
}
