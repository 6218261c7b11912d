using HelloAspire.Comparison.Comparing.Advice;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>Which image to ship, and why, in the JSON contract.</summary>
internal sealed record VerdictDocument(string Headline, string Reason, IReadOnlyList<CriterionDocument> Criteria)
{
    public static VerdictDocument Of(Verdict verdict) =>
        new(verdict.Headline, verdict.Reason, [.. verdict.Criteria.Select(CriterionDocument.Of)]);
}

/// <summary>One of the questions that decide, in the JSON contract; <paramref name="Better"/> is the image's name.</summary>
internal sealed record CriterionDocument(string Title, string Figure, string Detail, string? Better)
{
    public static CriterionDocument Of(Criterion criterion) =>
        new(criterion.Title, criterion.Figure, criterion.Detail, criterion.Better);
}
