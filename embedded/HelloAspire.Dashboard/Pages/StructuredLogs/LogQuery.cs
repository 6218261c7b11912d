using HelloAspire.Dashboard.Components.Filters;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Logs;

namespace HelloAspire.Dashboard.Pages.StructuredLogs;

/// <summary>Which log records are asked for.</summary>
public sealed record LogQuery(string? Resource, Severity MinSeverity, string? Text, IReadOnlyList<FieldFilter> Filters)
{
    /// <summary>The fields that each record has, besides its attributes.</summary>
    public static readonly string[] Fields = ["message", "category", "event", "trace", "span"];

    /// <summary>Picks the records, newest first.</summary>
    public List<LogEntry> Apply(IReadOnlyList<LogEntry> oldestFirst)
    {
        var picked = new List<LogEntry>();

        for (var i = oldestFirst.Count - 1; i >= 0; i--)
        {
            if (Fits(oldestFirst[i]))
            {
                picked.Add(oldestFirst[i]);
            }
        }

        return picked;
    }

    private bool Fits(LogEntry entry) =>
        entry.Severity >= MinSeverity
        && (Resource is null || entry.Resource.IsCalled(Resource))
        && (string.IsNullOrEmpty(Text) || entry.Message.Contains(Text, StringComparison.OrdinalIgnoreCase))
        && Filters.All(filter => filter.Matches(Read(entry, filter.Field)));

    private static string? Read(LogEntry entry, string field) =>
        field switch
        {
            "message" => entry.Message,
            "category" => entry.Scope.Name,
            "event" => entry.EventName,
            "trace" => entry.TraceId.ToString(),
            "span" => entry.SpanId.ToString(),
            _ => entry.Attributes.Find(field),
        };
}
