namespace HelloAspire.Dashboard.Telemetry.Traces;

/// <summary>The numbers are OTLP's.</summary>
public enum SpanKind
{
    Unspecified,
    Internal,
    Server,
    Client,
    Producer,
    Consumer,
}

/// <summary>The numbers are OTLP's.</summary>
public enum SpanStatus
{
    Unset,
    Ok,
    Error,
}

/// <summary>Something that happened during a span, such as an exception; the time is UTC.</summary>
public sealed record SpanEvent(string Name, DateTime Time, IReadOnlyList<TelemetryAttribute> Attributes);

/// <summary>A tie to a span of this or another trace.</summary>
public sealed record SpanLink(TraceId TraceId, SpanId SpanId, IReadOnlyList<TelemetryAttribute> Attributes);
