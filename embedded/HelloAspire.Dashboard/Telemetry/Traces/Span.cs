namespace HelloAspire.Dashboard.Telemetry.Traces;

/// <summary>One timed piece of work.</summary>
public sealed class Span
{
    public required TraceId TraceId { get; init; }
    public required SpanId SpanId { get; init; }

    /// <summary>Empty for a root span.</summary>
    public SpanId ParentSpanId { get; init; }

    public required string Name { get; init; }
    public SpanKind Kind { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTime StartTime { get; init; }

    public TimeSpan Duration { get; init; }
    public SpanStatus Status { get; init; }
    public string? StatusMessage { get; init; }
    public required TelemetryResource Resource { get; init; }
    public required InstrumentationScope Scope { get; init; }
    public IReadOnlyList<TelemetryAttribute> Attributes { get; init; } = [];
    public IReadOnlyList<SpanEvent> Events { get; init; } = [];
    public IReadOnlyList<SpanLink> Links { get; init; } = [];

    /// <summary>Its size on the wire in bytes, which stands for what it takes in memory.</summary>
    public required int Size { get; init; }

    public DateTime EndTime => StartTime + Duration;
    public bool IsError => Status == SpanStatus.Error;
}
