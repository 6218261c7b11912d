using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Dashboard.Otlp.Reading;
using HelloAspire.Dashboard.Telemetry;

namespace HelloAspire.Dashboard.Otlp;

/// <summary>Takes export requests into the store; records that cannot be taken are counted in the answer.</summary>
public sealed class OtlpIngest
{
    private readonly TelemetryStore store;
    private readonly SpanReader spans;
    private readonly LogReader logs;
    private readonly MetricReader metrics;

    public OtlpIngest(TelemetryStore store)
    {
        this.store = store;
        var attributes = new AttributeReader(store.Limits);
        var resources = new ResourceReader(attributes, store.Resources);
        spans = new(attributes, resources);
        logs = new(attributes, resources);
        metrics = new(attributes, resources);
    }

    public ExportTraceServiceResponse Export(ExportTraceServiceRequest request)
    {
        var rejections = new Rejections();
        var rejected = store.Traces.Add(spans.Read(request, rejections));
        rejections.Add($"A trace holds at most {store.Limits.MaxSpansPerTrace} spans.", rejected);

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
        store.Logs.Add(logs.Read(request));
        return new();
    }

    public ExportMetricsServiceResponse Export(ExportMetricsServiceRequest request)
    {
        var rejections = new Rejections();
        var rejected = store.Metrics.Add(metrics.Read(request, rejections));
        rejections.Add($"An instrument has at most {store.Limits.MaxDimensions} sets of dimensions.", rejected);

        return new()
        {
            PartialSuccess =
                rejections.Count == 0
                    ? null
                    : new() { RejectedDataPoints = rejections.Count, ErrorMessage = rejections.Reason },
        };
    }
}
