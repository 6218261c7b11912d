using Google.Protobuf.Collections;
using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Traces;

namespace HelloAspire.Dashboard.Otlp.Reading;

/// <summary>Reads spans from an export request.</summary>
internal sealed class SpanReader(AttributeReader attributes, ResourceReader resources)
{
    public List<Span> Read(ExportTraceServiceRequest request, Rejections rejections)
    {
        var spans = new List<Span>();

        foreach (var resourceSpans in request.ResourceSpans)
        {
            var resource = resources.Read(resourceSpans.Resource);

            foreach (var scopeSpans in resourceSpans.ScopeSpans)
            {
                var scope = resources.Read(scopeSpans.Scope);
                spans.EnsureCapacity(spans.Count + scopeSpans.Spans.Count);

                foreach (var record in scopeSpans.Spans)
                {
                    if (
                        TraceId.TryRead(record.TraceId.Span, out var traceId)
                        && SpanId.TryRead(record.SpanId.Span, out var spanId)
                    )
                    {
                        spans.Add(Read(record, traceId, spanId, resource, scope));
                    }
                    else
                    {
                        rejections.Add("A span needs a trace ID of 16 bytes and a span ID of 8, neither all zero.");
                    }
                }
            }
        }

        return spans;
    }

    private Span Read(
        SpanRecord record,
        TraceId traceId,
        SpanId spanId,
        TelemetryResource resource,
        InstrumentationScope scope
    )
    {
        _ = SpanId.TryRead(record.ParentSpanId.Span, out var parent);
        var start = UnixTime.FromNanoseconds(record.StartTimeUnixNano);
        var end = UnixTime.FromNanoseconds(record.EndTimeUnixNano);

        return new()
        {
            TraceId = traceId,
            SpanId = spanId,
            ParentSpanId = parent,
            Name = attributes.Pool(record.Name),
            Kind = Enum.IsDefined((SpanKind)record.Kind) ? (SpanKind)record.Kind : SpanKind.Unspecified,
            StartTime = start,
            Duration = end > start ? end - start : TimeSpan.Zero,
            Status =
                record.Status is { } status && Enum.IsDefined((SpanStatus)status.Code)
                    ? (SpanStatus)status.Code
                    : SpanStatus.Unset,
            StatusMessage = record.Status?.Message is { Length: > 0 } message ? message : null,
            Resource = resource,
            Scope = scope,
            Attributes = attributes.Read(record.Attributes),
            Events = Read(record.Events),
            Links = Read(record.Links),
            Size = record.CalculateSize(),
        };
    }

    private SpanEvent[] Read(RepeatedField<SpanEventRecord> events) =>
        events.Count == 0
            ? []
            :
            [
                .. events.Select(record => new SpanEvent(
                    attributes.Pool(record.Name),
                    UnixTime.FromNanoseconds(record.TimeUnixNano),
                    attributes.Read(record.Attributes)
                )),
            ];

    private SpanLink[] Read(RepeatedField<SpanLinkRecord> links)
    {
        if (links.Count == 0)
        {
            return [];
        }

        var read = new List<SpanLink>();
        foreach (var link in links)
        {
            if (TraceId.TryRead(link.TraceId.Span, out var traceId) && SpanId.TryRead(link.SpanId.Span, out var spanId))
            {
                read.Add(new(traceId, spanId, attributes.Read(link.Attributes)));
            }
        }

        return [.. read];
    }
}
