namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>A value that was reported at <see cref="Since"/> and, unchanged, up to <see cref="Time"/> (both UTC).</summary>
/// <param name="Value">The number; a histogram's sum.</param>
/// <param name="Histogram">The buckets of a histogram's point, else null.</param>
public readonly record struct MetricPoint(DateTime Since, DateTime Time, double Value, HistogramValue? Histogram = null)
{
    /// <summary>About how many bytes it takes in memory.</summary>
    internal int Size => 32 + (Histogram is null ? 0 : 96 + (8 * Histogram.Counts.Count));

    internal bool SameValue(MetricPoint other) =>
        Value.Equals(other.Value) && Histogram?.Count == other.Histogram?.Count;
}

/// <summary>A histogram's state: <paramref name="Counts"/> has one entry more than <paramref name="Bounds"/>.</summary>
/// <param name="Count">All observations.</param>
/// <param name="Bounds">Each bucket's upper end, inclusive; the last bucket has none.</param>
/// <param name="Counts">Observations per bucket.</param>
public sealed record HistogramValue(ulong Count, IReadOnlyList<double> Bounds, IReadOnlyList<ulong> Counts);

/// <summary>One observation that stands for others, with the span it was made in; the time is UTC.</summary>
public sealed record Exemplar(
    DateTime Time,
    double Value,
    TraceId TraceId,
    SpanId SpanId,
    IReadOnlyList<TelemetryAttribute> Attributes
);
