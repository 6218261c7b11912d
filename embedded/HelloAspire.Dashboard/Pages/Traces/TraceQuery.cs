using HelloAspire.Dashboard.Components.Filters;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Traces;

namespace HelloAspire.Dashboard.Pages.Traces;

/// <summary>Which traces are asked for.</summary>
public sealed record TraceQuery(string? Resource, bool OnlyErrors, string? Text, IReadOnlyList<FieldFilter> Filters)
{
    /// <summary>The fields that each span has, besides its attributes.</summary>
    public static readonly string[] Fields = ["name", "kind", "status", "scope", "trace", "span"];

    /// <summary>Picks the traces, in the order they came. A filter is met by a trace of which one span meets it.</summary>
    public List<Trace> Apply(IReadOnlyList<Trace> traces) => [.. traces.Where(Fits)];

    private bool Fits(Trace trace) =>
        (!OnlyErrors || trace.ErrorCount > 0)
        && (Resource is null || trace.Spans.Any(span => span.Resource.IsCalled(Resource)))
        && (string.IsNullOrEmpty(Text) || trace.Spans.Any(ContainsText))
        && Filters.All(filter => trace.Spans.Any(span => filter.Matches(Read(span, filter.Field))));

    private bool ContainsText(Span span) =>
        span.Name.Contains(Text!, StringComparison.OrdinalIgnoreCase)
        || span.TraceId.ToString().Equals(Text, StringComparison.OrdinalIgnoreCase);

    private static string? Read(Span span, string field) =>
        field switch
        {
            "name" => span.Name,
            "kind" => span.Kind.ToString(),
            "status" => span.Status.ToString(),
            "scope" => span.Scope.Name,
            "trace" => span.TraceId.ToString(),
            "span" => span.SpanId.ToString(),
            _ => span.Attributes.Find(field),
        };
}
