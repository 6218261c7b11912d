using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>The JSON contract: sizes in bytes, paths absolute, what is null is left out.</summary>
internal sealed record ReportDocument
{
    public int SchemaVersion { get; init; } = 1;
    public required IReadOnlyList<ImageDocument> Images { get; init; }
    public ComparisonDocument? Comparison { get; init; }
    public Measurements? Measures { get; init; }
    public IReadOnlyList<GateDocument>? Gate { get; init; }

    public static ReportDocument Of(Report report) =>
        new()
        {
            Images = [.. report.Images.Select(ImageDocument.Of)],
            Comparison = report.Comparison is { } comparison ? ComparisonDocument.Of(comparison) : null,
            Measures = report.Measures == new Measurements() ? null : report.Measures,
            Gate = report.Gate is [] ? null : [.. report.Gate.Select(GateDocument.Of)],
        };
}

/// <summary>One condition of the gate in the JSON contract.</summary>
internal sealed record GateDocument(string Condition, bool Failed, string Actual)
{
    public static GateDocument Of(GateResult result) => new(result.Condition, result.Failed, result.Actual);
}
