namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>One data point as it arrives.</summary>
/// <param name="Instrument">What was measured.</param>
/// <param name="Dimensions">The attributes that tell its series apart, ordered by name.</param>
/// <param name="Point">The value.</param>
/// <param name="IsDelta">True where the value counts from the point before, false where from the sender's start.</param>
/// <param name="Exemplars">Observations picked by the sender.</param>
/// <param name="Start">Since when a total counts, in UTC; null where it is no total, or its sender does not say.</param>
public sealed record Measurement(
    Instrument Instrument,
    DimensionSet Dimensions,
    MetricPoint Point,
    bool IsDelta,
    IReadOnlyList<Exemplar> Exemplars,
    DateTime? Start = null
);
