using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Logs;
using HelloAspire.Dashboard.Telemetry.Metrics;
using HelloAspire.Dashboard.Telemetry.Traces;

namespace HelloAspire.Dashboard.Frontend.Api;

/// <summary>Picks telemetry from the store and shapes it for JSON. A limit counts the outermost things.</summary>
internal static class TelemetryJson
{
    public static object Traces(TelemetryStore store, string? resource, string? traceId, int limit) =>
        store
            .Traces.GetLatestFirst()
            .Where(trace =>
                traceId is null || trace.TraceId.ToString().Equals(traceId, StringComparison.OrdinalIgnoreCase)
            )
            .Where(trace => resource is null || trace.Spans.Any(span => span.Resource.IsCalled(resource)))
            .Take(limit)
            .Select(trace => new
            {
                TraceId = trace.TraceId.ToString(),
                trace.Root.Name,
                Resource = trace.Root.Resource.Name,
                trace.StartTime,
                DurationMs = trace.Duration.TotalMilliseconds,
                trace.ErrorCount,
                Spans = trace.Spans.Select(Span),
            });

    public static object Logs(TelemetryStore store, string? resource, string? traceId, Severity? severity, int limit) =>
        store
            .Logs.GetOldestFirst()
            .Reverse()
            .Where(entry =>
                traceId is null || entry.TraceId.ToString().Equals(traceId, StringComparison.OrdinalIgnoreCase)
            )
            .Where(entry => resource is null || entry.Resource.IsCalled(resource))
            .Where(entry => severity is null || entry.Severity >= severity)
            .Take(limit)
            .Select(entry => new
            {
                entry.Number,
                entry.Time,
                entry.Severity,
                entry.Message,
                entry.MessageTemplate,
                entry.EventName,
                Category = entry.Scope.Name,
                TraceId = entry.TraceId.IsEmpty ? null : entry.TraceId.ToString(),
                SpanId = entry.SpanId.IsEmpty ? null : entry.SpanId.ToString(),
                Resource = entry.Resource.Name,
                entry.Resource.InstanceId,
                Attributes = Attributes(entry.Attributes),
            });

    public static object Metrics(TelemetryStore store, string? resource, string? instrument, int limit) =>
        store
            .Metrics.GetInstruments()
            .Where(each => resource is null || each.Resource.IsCalled(resource))
            .Where(each => instrument is null || each.Name == instrument)
            .Select(each => new
            {
                Resource = each.Resource.Name,
                each.Resource.InstanceId,
                each.Meter,
                each.Name,
                each.Kind,
                each.Unit,
                each.Description,
                Series = store.Metrics.GetSeries(each, DateTime.MinValue).Select(series => Series(series, limit)),
            });

    private static object Series(MetricSeries series, int limit) =>
        new
        {
            Dimensions = Attributes(series.Dimensions.Attributes),
            Points = series
                .Points.Reverse()
                .Take(limit)
                .Select(point => new
                {
                    point.Time,
                    point.Value,
                    point.Histogram?.Count,
                    point.Histogram?.Bounds,
                    point.Histogram?.Counts,
                }),
            Exemplars = series
                .Exemplars.Reverse()
                .Take(limit)
                .Select(exemplar => new
                {
                    exemplar.Time,
                    exemplar.Value,
                    TraceId = exemplar.TraceId.ToString(),
                    SpanId = exemplar.SpanId.ToString(),
                }),
        };

    private static object Span(Span span) =>
        new
        {
            SpanId = span.SpanId.ToString(),
            ParentSpanId = span.ParentSpanId.IsEmpty ? null : span.ParentSpanId.ToString(),
            span.Name,
            span.Kind,
            Resource = span.Resource.Name,
            span.Resource.InstanceId,
            Scope = span.Scope.Name,
            span.StartTime,
            DurationMs = span.Duration.TotalMilliseconds,
            span.Status,
            span.StatusMessage,
            Attributes = Attributes(span.Attributes),
            Events = span.Events.Select(each => new
            {
                each.Name,
                each.Time,
                Attributes = Attributes(each.Attributes),
            }),
            Links = span.Links.Select(each => new
            {
                TraceId = each.TraceId.ToString(),
                SpanId = each.SpanId.ToString(),
                Attributes = Attributes(each.Attributes),
            }),
        };

    /// <summary>The last of several attributes with one name holds.</summary>
    private static Dictionary<string, string> Attributes(IReadOnlyList<TelemetryAttribute> attributes)
    {
        var map = new Dictionary<string, string>(attributes.Count);
        foreach (var (name, value) in attributes)
        {
            map[name] = value;
        }

        return map;
    }
}
