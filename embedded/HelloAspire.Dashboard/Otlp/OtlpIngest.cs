using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Dashboard.Otlp.Reading;
using HelloAspire.Dashboard.Telemetry;

namespace HelloAspire.Dashboard.Otlp;

/// <summary>Takes export requests into the store; records that cannot be taken are counted in the answer.</summary>
public sealed class OtlpIngest
{
    private readonly TelemetryStore _store;
    private readonly SpanReader _spans;
    private readonly LogReader _logs;
    private readonly MetricReader _metrics;

    public OtlpIngest(TelemetryStore store)
    {
        _store = store;
        var attributes = new AttributeReader(store.Limits);
        var resources = new ResourceReader(attributes, store.Resources);
        _spans = new(attributes, resources);
        _logs = new(attributes, resources);
        _metrics = new(attributes, resources);
    }

    public ExportTraceServiceResponse Export(ExportTraceServiceRequest request)
    {
        var rejections = new Rejections();
        var rejected = _store.Traces.Add(_spans.Read(request, rejections));
        rejections.Add($"A trace holds at most {_store.Limits.MaxSpansPerTrace} spans.", rejected);

        return new()
        {
            PartialSuccess =
                rejections.Count == 0
                    ? null
                    : new() { RejectedSpans = rejections.Count, ErrorMessage = rejections.Reason },
        };
    }

    public ExportLogsServiceResponse Export(ExportLogsServiceRequest request)
    {
        _store.Logs.Add(_logs.Read(request));
        return new();
    }

    public ExportMetricsServiceResponse Export(ExportMetricsServiceRequest request)
    {
        var rejections = new Rejections();
        var rejected = _store.Metrics.Add(_metrics.Read(request, rejections));
        rejections.Add($"An instrument has at most {_store.Limits.MaxDimensions} sets of dimensions.", rejected);

        return new()
        {
            PartialSuccess =
                rejections.Count == 0
                    ? null
                    : new() { RejectedDataPoints = rejections.Count, ErrorMessage = rejections.Reason },
        };
    }
}
