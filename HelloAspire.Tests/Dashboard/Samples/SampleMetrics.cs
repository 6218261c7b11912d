using HelloAspire.Dashboard.Otlp.Protos;
using static HelloAspire.Tests.Dashboard.Samples.SampleTelemetry;

namespace HelloAspire.Tests.Dashboard.Samples;

/// <summary>A histogram, a counter and a gauge of a variant, reported every second.</summary>
public static class SampleMetrics
{
    public const int Seconds = 120;

    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05];

    public static ExportMetricsServiceRequest Create(ResourceRecord resource, double speed)
    {
        var requests = new MetricRecord
        {
            Name = "http.server.request.duration",
            Description = "Duration of HTTP server requests.",
            Unit = "s",
            Histogram = new() { AggregationTemporality = AggregationTemporality.Cumulative },
        };
        var greetings = new MetricRecord
        {
            Name = "hello.greetings",
            Description = "Greetings given.",
            Unit = "{greeting}",
            Sum = new() { IsMonotonic = true, AggregationTemporality = AggregationTemporality.Cumulative },
        };
        var memory = new MetricRecord
        {
            Name = "dotnet.process.memory.working_set",
            Description = "The number of bytes of physical memory mapped to the process.",
            Unit = "By",
            Gauge = new(),
        };

        for (var second = 0; second < Seconds; second++)
        {
            var time = Nanoseconds(End.AddSeconds(second - Seconds));
            foreach (var status in new[] { 200, 500 })
            {
                requests.Histogram.DataPoints.Add(RequestDurations(time, second, status, speed));
            }

            var greeted = (long)((second * 5) + (20 * Math.Sin(second / 9.0)));
            greetings.Sum.DataPoints.Add(new NumberDataPoint { TimeUnixNano = time, AsInt = greeted });
            var bytes = (long)((26e6 * speed) + (1.5e6 * Math.Sin(second / 7.0)));
            memory.Gauge.DataPoints.Add(new NumberDataPoint { TimeUnixNano = time, AsInt = bytes });
        }

        return new()
        {
            ResourceMetrics =
            {
                new ResourceMetrics
                {
                    Resource = resource,
                    ScopeMetrics =
                    {
                        Meter("Microsoft.AspNetCore.Hosting", requests),
                        Meter("HelloAspire.Web", greetings),
                        Meter("System.Runtime", memory),
                    },
                },
            },
        };
    }

    private static ScopeMetrics Meter(string name, MetricRecord metric) =>
        new()
        {
            Scope = new() { Name = name },
            Metrics = { metric },
        };

    private static HistogramDataPoint RequestDurations(ulong time, int second, int status, double speed)
    {
        var count = (ulong)(status == 200 ? second * 5 : second / 4);
        var slow = (ulong)(count * (speed - 0.9));
        return new()
        {
            TimeUnixNano = time,
            Count = count,
            Sum = count * 0.004 * speed,
            ExplicitBounds = { Bounds },
            BucketCounts = { 0, count / 4, count - (count / 4) - slow, slow, 0, 0, 0 },
            Attributes =
            {
                Text("http.request.method", "GET"),
                Text("http.route", status == 200 ? "/" : "/missing"),
                Number("http.response.status_code", status),
            },
            Exemplars =
            {
                new ExemplarRecord
                {
                    TimeUnixNano = time,
                    AsDouble = 0.005 * speed,
                    TraceId = Id(16, 1 + (second % SampleTraces.Count)),
                    SpanId = Id(8, ((1 + (second % SampleTraces.Count)) * 10) + 1),
                },
            },
        };
    }
}
