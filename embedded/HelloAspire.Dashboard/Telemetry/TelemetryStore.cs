using HelloAspire.Dashboard.Telemetry.Logs;
using HelloAspire.Dashboard.Telemetry.Metrics;
using HelloAspire.Dashboard.Telemetry.Traces;

namespace HelloAspire.Dashboard.Telemetry;

/// <summary>All telemetry that is kept, in memory and bounded by its limits. Any thread may use it at any time.</summary>
public sealed class TelemetryStore
{
    public TelemetryStore(TelemetryLimits limits)
    {
        Limits = limits;
        Resources = new(limits);
        Traces = new(limits);
        Logs = new(limits);
        Metrics = new(limits);
        Resources.Removed += Metrics.Remove;
    }

    public TelemetryLimits Limits { get; }
    public TelemetryResources Resources { get; }
    public TraceStore Traces { get; }
    public LogStore Logs { get; }
    public MetricStore Metrics { get; }
}
