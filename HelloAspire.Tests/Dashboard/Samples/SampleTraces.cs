using HelloAspire.Dashboard.Otlp.Protos;
using static HelloAspire.Tests.Dashboard.Samples.SampleTelemetry;

namespace HelloAspire.Tests.Dashboard.Samples;

/// <summary>Requests to a variant: a server span, the greeting within it, now and then a client call and a fault.</summary>
public static class SampleTraces
{
    public const int Count = 40;

    /// <summary>A request that failed, of the multi-stage variant.</summary>
    public static readonly string FailedId = Convert.ToHexStringLower(Id(16, 7).Span);

    public static readonly string FailedSpanId = Convert.ToHexStringLower(Id(8, 71).Span);

    public static ExportTraceServiceRequest Create(ResourceRecord resource, double speed)
    {
        var first = resource == MultiStage ? 1 : 1001;
        var scope = new ScopeSpans
        {
            Scope = new() { Name = "Microsoft.AspNetCore", Version = "10.0.0" },
        };

        for (var i = 0; i < Count; i++)
        {
            scope.Spans.AddRange(Request(first + i, End.AddSeconds(-3 * (Count - i)), speed));
        }

        return new()
        {
            ResourceSpans =
            {
                new ResourceSpans { Resource = resource, ScopeSpans = { scope } },
            },
        };
    }

    private static IEnumerable<SpanRecord> Request(int number, DateTime start, double speed)
    {
        var failed = number % 10 == 7;
        var milliseconds = (4 + (number % 5)) * speed;
        var server = Span(number, 1, 0, failed ? "GET /missing" : "GET /", start, milliseconds);
        server.Kind = 2;
        server.Attributes.Add([
            Text("http.request.method", "GET"),
            Text("url.path", failed ? "/missing" : "/"),
            Number("http.response.status_code", failed ? 500 : 200),
        ]);

        if (failed)
        {
            server.Status = new() { Code = 2, Message = "The greeting is missing." };
            server.Events.Add(
                new SpanEventRecord
                {
                    Name = "exception",
                    TimeUnixNano = Nanoseconds(start.AddMilliseconds(milliseconds / 2)),
                    Attributes =
                    {
                        Text("exception.type", "System.InvalidOperationException"),
                        Text("exception.message", "The greeting is missing."),
                    },
                }
            );
        }

        yield return server;

        var greet = Span(number, 2, 1, "greet", start.AddMilliseconds(0.3 * milliseconds), milliseconds * 0.5);
        greet.Kind = 1;
        greet.Links.Add(new SpanLinkRecord { TraceId = Id(16, number - 1), SpanId = Id(8, (number - 1) * 10 + 1) });
        yield return greet;

        if (number % 4 == 0)
        {
            var call = Span(number, 3, 2, "GET", start.AddMilliseconds(0.4 * milliseconds), milliseconds * 0.25);
            call.Kind = 3;
            yield return call;
        }
    }

    private static SpanRecord Span(int trace, int span, int parent, string name, DateTime start, double milliseconds) =>
        new()
        {
            TraceId = Id(16, trace),
            SpanId = Id(8, trace * 10 + span),
            ParentSpanId = parent == 0 ? Google.Protobuf.ByteString.Empty : Id(8, trace * 10 + parent),
            Name = name,
            StartTimeUnixNano = Nanoseconds(start),
            EndTimeUnixNano = Nanoseconds(start.AddMilliseconds(milliseconds)),
        };
}
