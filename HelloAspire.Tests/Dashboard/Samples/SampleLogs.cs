using HelloAspire.Dashboard.Otlp.Protos;
using static HelloAspire.Tests.Dashboard.Samples.SampleTelemetry;

namespace HelloAspire.Tests.Dashboard.Samples;

/// <summary>One record for each request of <see cref="SampleTraces"/>, in its trace.</summary>
public static class SampleLogs
{
    public static ExportLogsServiceRequest Create(ResourceRecord resource)
    {
        var first = resource == MultiStage ? 1 : 1001;
        var scope = new ScopeLogs { Scope = new() { Name = "HelloAspire.Web" } };

        for (var i = 0; i < SampleTraces.Count; i++)
        {
            scope.LogRecords.Add(Record(first + i, End.AddSeconds(-3 * (SampleTraces.Count - i))));
        }

        return new()
        {
            ResourceLogs =
            {
                new ResourceLogs { Resource = resource, ScopeLogs = { scope } },
            },
        };
    }

    private static LogRecord Record(int number, DateTime time)
    {
        var (severity, message) = (number % 10) switch
        {
            7 => (17, "The greeting is missing."),
            3 => (13, "The greeting was slow."),
            _ => (9, $"Greeted request {number}."),
        };

        return new()
        {
            TimeUnixNano = Nanoseconds(time.AddMilliseconds(2)),
            SeverityNumber = severity,
            Body = new() { StringValue = message },
            TraceId = Id(16, number),
            SpanId = Id(8, number * 10 + 2),
            Attributes = { Text("{OriginalFormat}", "Greeted request {Number}."), Number("Number", number) },
        };
    }
}
