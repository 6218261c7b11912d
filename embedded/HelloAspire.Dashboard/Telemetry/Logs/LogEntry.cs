namespace HelloAspire.Dashboard.Telemetry.Logs;

/// <summary>One structured log record.</summary>
public sealed class LogEntry
{
    /// <summary>Counts the records of this run from 1.</summary>
    public long Number { get; internal set; }

    /// <summary>In UTC; when it was observed, where the sender gave no time.</summary>
    public required DateTime Time { get; init; }

    public Severity Severity { get; init; }
    public required string Message { get; init; }

    /// <summary>The message with the names of its values still in place, where the sender gave it.</summary>
    public string? MessageTemplate { get; init; }

    public string? EventName { get; init; }

    /// <summary>Empty for a record outside any trace.</summary>
    public TraceId TraceId { get; init; }

    public SpanId SpanId { get; init; }
    public required TelemetryResource Resource { get; init; }
    public required InstrumentationScope Scope { get; init; }
    public IReadOnlyList<TelemetryAttribute> Attributes { get; init; } = [];

    /// <summary>Its size on the wire in bytes, which stands for what it takes in memory.</summary>
    public required int Size { get; init; }
}
