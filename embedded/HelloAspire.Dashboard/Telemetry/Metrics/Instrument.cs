namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>What one sender measures under one name.</summary>
/// <param name="Unit">As sent, in UCUM's notation: <c>s</c>, <c>By</c>, <c>{request}</c>.</param>
public sealed record Instrument(
    TelemetryResource Resource,
    string Meter,
    string Name,
    InstrumentKind Kind,
    string Unit,
    string Description
)
{
    internal InstrumentKey Key => new(Resource.Name, Resource.InstanceId, Meter, Name, Kind);
}

internal readonly record struct InstrumentKey(
    string Resource,
    string InstanceId,
    string Meter,
    string Name,
    InstrumentKind Kind
);

public enum InstrumentKind
{
    /// <summary>A value that is read now and then.</summary>
    Gauge,

    /// <summary>A sum that only grows; its points are totals since the sender's start.</summary>
    Counter,

    /// <summary>A sum that grows and shrinks.</summary>
    UpDownCounter,

    /// <summary>Counts per range of values; its points are totals since the sender's start.</summary>
    Histogram,
}
