namespace HelloAspire.Dashboard;

/// <summary>How much is kept before the oldest leaves; the counts are the defaults of Aspire's dashboard.</summary>
public sealed record TelemetryLimits
{
    /// <summary>Lines per resource that a console page shows.</summary>
    public int MaxConsoleLogLines { get; init; } = 10_000;

    public int MaxLogs { get; init; } = 10_000;
    public int MaxTraces { get; init; } = 10_000;

    /// <summary>Senders of telemetry, each instance of a service counted.</summary>
    public int MaxResources { get; init; } = 10_000;

    /// <summary>Points per instrument and set of dimensions.</summary>
    public int MaxMetricPoints { get; init; } = 50_000;

    /// <summary>Attributes per record; further ones are dropped.</summary>
    public int MaxAttributes { get; init; } = 128;

    /// <summary>Characters per attribute; longer values are cut.</summary>
    public int MaxAttributeLength { get; init; } = 65_536;

    /// <summary>Spans in one trace; further ones are rejected.</summary>
    public int MaxSpansPerTrace { get; init; } = 10_000;

    /// <summary>Bytes that all kept spans had on the wire.</summary>
    public long MaxTraceBytes { get; init; } = 64 << 20;

    /// <summary>Bytes that all kept log records had on the wire.</summary>
    public long MaxLogBytes { get; init; } = 32 << 20;

    /// <summary>Sets of dimensions per instrument; further ones are rejected.</summary>
    public int MaxDimensions { get; init; } = 2_000;

    /// <summary>Bytes that all kept data points take in memory, about.</summary>
    public long MaxMetricBytes { get; init; } = 32 << 20;

    /// <summary>Bytes of one OTLP request, after decompression.</summary>
    public int MaxRequestBytes { get; init; } = 16 << 20;
}
