using Google.Protobuf.Collections;
using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Metrics;

namespace HelloAspire.Dashboard.Otlp.Reading;

/// <summary>Reads data points from an export request.</summary>
internal sealed class MetricReader(AttributeReader attributes, ResourceReader resources)
{
    private const uint NoRecordedValue = 1;

    public List<Measurement> Read(ExportMetricsServiceRequest request, Rejections rejections)
    {
        var measurements = new List<Measurement>();

        foreach (var resourceMetrics in request.ResourceMetrics)
        {
            var resource = resources.Read(resourceMetrics.Resource);

            foreach (var scopeMetrics in resourceMetrics.ScopeMetrics)
            {
                var scope = resources.Read(scopeMetrics.Scope);

                foreach (var metric in scopeMetrics.Metrics)
                {
                    measurements.AddRange(Read(metric, resource, scope, rejections));
                }
            }
        }

        return measurements;
    }

    private IEnumerable<Measurement> Read(
        MetricRecord metric,
        TelemetryResource resource,
        InstrumentationScope scope,
        Rejections rejections
    )
    {
        switch (metric.DataCase)
        {
            case MetricRecord.DataOneofCase.Gauge:
                return Read(metric.Gauge.DataPoints, As(InstrumentKind.Gauge), isDelta: false);
            case MetricRecord.DataOneofCase.Sum:
                var kind = metric.Sum.IsMonotonic ? InstrumentKind.Counter : InstrumentKind.UpDownCounter;
                return Read(metric.Sum.DataPoints, As(kind), IsDelta(metric.Sum.AggregationTemporality));
            case MetricRecord.DataOneofCase.Histogram:
                return Read(
                    metric.Histogram.DataPoints,
                    As(InstrumentKind.Histogram),
                    IsDelta(metric.Histogram.AggregationTemporality),
                    rejections
                );
            case MetricRecord.DataOneofCase.ExponentialHistogram:
                return Read(
                    metric.ExponentialHistogram.DataPoints.Select(ExponentialHistograms.ToExplicit),
                    As(InstrumentKind.Histogram),
                    IsDelta(metric.ExponentialHistogram.AggregationTemporality),
                    rejections
                );
            case MetricRecord.DataOneofCase.Summary:
                rejections.Add("Summaries are not kept: send a histogram.", metric.Summary.DataPoints.Count);
                return [];
            default:
                return [];
        }

        Instrument As(InstrumentKind kind) =>
            new(
                resource,
                scope.Name,
                attributes.Pool(metric.Name),
                kind,
                attributes.Pool(metric.Unit),
                attributes.Pool(metric.Description)
            );
    }

    private IEnumerable<Measurement> Read(RepeatedField<NumberDataPoint> points, Instrument instrument, bool isDelta) =>
        from point in points
        where (point.Flags & NoRecordedValue) == 0
        let time = UnixTime.FromNanoseconds(point.TimeUnixNano)
        let value = point.ValueCase == NumberDataPoint.ValueOneofCase.AsInt ? point.AsInt : point.AsDouble
        select new Measurement(
            instrument,
            new(attributes.Read(point.Attributes)),
            new(time, time, value),
            isDelta,
            Read(point.Exemplars),
            instrument.Kind == InstrumentKind.Counter ? StartOf(point.StartTimeUnixNano) : null
        );

    private IEnumerable<Measurement> Read(
        IEnumerable<HistogramDataPoint> points,
        Instrument instrument,
        bool isDelta,
        Rejections rejections
    )
    {
        foreach (var point in points.Where(point => (point.Flags & NoRecordedValue) == 0))
        {
            if (!Histograms.IsValid(point))
            {
                rejections.Add("A histogram needs ascending bounds and one count more than bounds, at most 2000.");
                continue;
            }

            var time = UnixTime.FromNanoseconds(point.TimeUnixNano);
            var histogram = new HistogramValue(point.Count, [.. point.ExplicitBounds], [.. point.BucketCounts]);
            yield return new(
                instrument,
                new(attributes.Read(point.Attributes)),
                new(time, time, point.Sum, histogram),
                isDelta,
                Read(point.Exemplars),
                StartOf(point.StartTimeUnixNano)
            );
        }
    }

    private Exemplar[] Read(RepeatedField<ExemplarRecord> exemplars) =>
        exemplars.Count == 0
            ? []
            :
            [
                .. exemplars.Select(record =>
                {
                    _ = TraceId.TryRead(record.TraceId.Span, out var traceId);
                    _ = SpanId.TryRead(record.SpanId.Span, out var spanId);
                    return new Exemplar(
                        UnixTime.FromNanoseconds(record.TimeUnixNano),
                        record.ValueCase == ExemplarRecord.ValueOneofCase.AsInt ? record.AsInt : record.AsDouble,
                        traceId,
                        spanId,
                        attributes.Read(record.FilteredAttributes)
                    );
                }),
            ];

    private static DateTime? StartOf(ulong nanoseconds) =>
        nanoseconds == 0 ? null : UnixTime.FromNanoseconds(nanoseconds);

    private static bool IsDelta(AggregationTemporality temporality) => temporality == AggregationTemporality.Delta;
}
