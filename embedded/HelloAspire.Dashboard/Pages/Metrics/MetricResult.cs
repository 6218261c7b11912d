using HelloAspire.Dashboard.Telemetry.Metrics;

namespace HelloAspire.Dashboard.Pages.Metrics;

/// <summary>What a chart and the tables below it show.</summary>
/// <param name="Distributions">Observations per bucket over the whole time, by resource; null for no histogram.</param>
/// <param name="Dimensions">All values by dimension, whether chosen or not.</param>
public sealed record MetricResult(
    IReadOnlyList<DateTime> Times,
    IReadOnlyList<MetricLine> Lines,
    IReadOnlyList<(string Resource, BucketGrowth? Buckets)> Distributions,
    IReadOnlyList<(string Resource, Exemplar Exemplar)> Exemplars,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Dimensions
);
