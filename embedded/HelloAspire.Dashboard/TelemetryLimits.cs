namespace HelloAspire.Dashboard;

/// <summary>How much is kept before the oldest leaves; the defaults are those of Aspire's dashboard.</summary>
public sealed record TelemetryLimits
{
    public int MaxConsoleLogLines { get; init; } = 10_000;
    public int MaxLogs { get; init; } = 10_000;
    public int MaxTraces { get; init; } = 10_000;
    public int MaxResources { get; init; } = 10_000;

    /// <summary>Points per instrument and set of dimensions.</summary>
    public int MaxMetricPoints { get; init; } = 50_000;

    /// <summary>Attributes per record; further ones are dropped.</summary>
    public int MaxAttributes { get; init; } = 128;
}
