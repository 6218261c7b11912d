using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>The JSON contract: sizes in bytes, paths absolute, what is null is left out.</summary>
internal sealed record ReportDocument
{
    public int SchemaVersion { get; init; } = 1;
    public DateTimeOffset? GeneratedAt { get; init; }
    public Tool? Tool { get; init; }
    public Machine? Machine { get; init; }
    public VerdictDocument? Verdict { get; init; }

    /// <summary>Null where there are none.</summary>
    public IReadOnlyList<string>? Caveats { get; init; }
    public required IReadOnlyList<ImageDocument> Images { get; init; }
    public ComparisonDocument? Comparison { get; init; }
    public Measurements? Measures { get; init; }
    public IReadOnlyList<GateDocument>? Gate { get; init; }

    public static ReportDocument Of(Report report) =>
        new()
        {
            GeneratedAt = report.Provenance?.GeneratedAt,
            Tool = report.Provenance?.Tool,
            Machine = report.Provenance?.Machine,
            Verdict = report.Verdict is { } verdict ? VerdictDocument.Of(verdict) : null,
            Caveats = report.Caveats is [] ? null : report.Caveats,
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
