namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>The points of one instrument for one set of dimensions, oldest first, as they were when asked for.</summary>
public sealed record MetricSeries(
    DimensionSet Dimensions,
    IReadOnlyList<MetricPoint> Points,
    IReadOnlyList<Exemplar> Exemplars
);
