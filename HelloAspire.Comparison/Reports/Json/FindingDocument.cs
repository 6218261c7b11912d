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
    FindingOrigin Origin,
    PlaceDocument? Place
)
{
    public static FindingDocument Of(Finding finding) =>
        new(
            finding.Id,
            finding.Severity,
            finding.Title,
            finding.Detail,
            finding.Paths,
            finding.Mend,
            finding.Origin,
            finding.Place is { } place ? new PlaceDocument(RepositoryPath.Of(place.File), place.Line) : null
        );
}

/// <summary>The line of a Dockerfile in the JSON contract; the file as seen from the root of its repository.</summary>
internal sealed record PlaceDocument(string File, int Line);

/// <summary>The findings that only one image has, in the JSON contract.</summary>
internal sealed record FindingChangesDocument(
    IReadOnlyList<FindingDocument> Fixed,
    IReadOnlyList<FindingDocument> Introduced
)
{
    public static FindingChangesDocument Of(FindingChanges changes) =>
        new([.. changes.Fixed.Select(FindingDocument.Of)], [.. changes.Introduced.Select(FindingDocument.Of)]);
}
