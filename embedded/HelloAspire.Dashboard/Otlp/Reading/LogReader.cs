using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Logs;

namespace HelloAspire.Dashboard.Otlp.Reading;

/// <summary>Reads log records from an export request.</summary>
internal sealed class LogReader(AttributeReader attributes, ResourceReader resources)
{
    /// <summary>The attribute in which .NET's logging sends the message before its values were filled in.</summary>
    private const string TemplateAttribute = "{OriginalFormat}";

    public List<LogEntry> Read(ExportLogsServiceRequest request)
    {
        var entries = new List<LogEntry>();

        foreach (var resourceLogs in request.ResourceLogs)
        {
            var resource = resources.Read(resourceLogs.Resource);

            foreach (var scopeLogs in resourceLogs.ScopeLogs)
            {
                var scope = resources.Read(scopeLogs.Scope);
                entries.AddRange(scopeLogs.LogRecords.Select(record => Read(record, resource, scope)));
            }
        }

        return entries;
    }

    private LogEntry Read(LogRecord record, TelemetryResource resource, InstrumentationScope scope)
    {
        _ = TraceId.TryRead(record.TraceId.Span, out var traceId);
        _ = SpanId.TryRead(record.SpanId.Span, out var spanId);
        var read = attributes.Read(record.Attributes);

        return new()
        {
            Time = UnixTime.FromNanoseconds(
                record.TimeUnixNano != 0 ? record.TimeUnixNano : record.ObservedTimeUnixNano
            ),
            Severity = ReadSeverity(record.SeverityNumber),
            Message = attributes.Read(record.Body),
            MessageTemplate = read.Find(TemplateAttribute),
            EventName = record.EventName.Length > 0 ? attributes.Pool(record.EventName) : null,
            TraceId = traceId,
            SpanId = spanId,
            Resource = resource,
            Scope = scope,
            Attributes = read.Any(attribute => attribute.Name == TemplateAttribute)
                ? [.. read.Where(attribute => attribute.Name != TemplateAttribute)]
                : read,
            Size = record.CalculateSize(),
        };
    }

    /// <summary>Four numbers share one name, from TRACE (1-4) to FATAL (21-24).</summary>
    private static Severity ReadSeverity(int number) =>
        number is >= 1 and <= 24 ? (Severity)((number + 3) / 4) : Severity.Unknown;
}
