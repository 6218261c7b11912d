using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Traces;

namespace HelloAspire.Tests.Dashboard.Telemetry;

/// <summary>Makes spans by their places in a trace.</summary>
internal static class SpanSamples
{
    public static readonly DateTime Start = new(2026, 3, 14, 9, 26, 53, DateTimeKind.Utc);

    private static readonly TelemetryResource Sender = new("multi-stage", "x7k2p9qd", []);

    public static Span Span(
        int trace,
        int span,
        int parent = 0,
        double startMilliseconds = 0,
        double milliseconds = 1,
        int size = 100
    ) =>
        new()
        {
            TraceId = new((UInt128)trace),
            SpanId = new((ulong)span),
            ParentSpanId = new((ulong)parent),
            Name = $"span {span}",
            StartTime = Start.AddMilliseconds(startMilliseconds),
            Duration = TimeSpan.FromMilliseconds(milliseconds),
            Resource = Sender,
            Scope = new("tests", ""),
            Size = size,
        };
}
