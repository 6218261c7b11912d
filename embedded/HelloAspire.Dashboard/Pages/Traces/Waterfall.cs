using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Traces;

namespace HelloAspire.Dashboard.Pages.Traces;

/// <summary>A span's place in the picture of its trace.</summary>
/// <param name="Depth">How many spans it is within.</param>
/// <param name="ChildCount">How many spans are directly within it.</param>
/// <param name="Left">Where it starts, as a share of the trace's duration.</param>
/// <param name="Width">How long it takes, as a share of the trace's duration.</param>
public sealed record WaterfallRow(Span Span, int Depth, int ChildCount, double Left, double Width);

/// <summary>Lays the spans of a trace out as a tree over time.</summary>
public static class Waterfall
{
    /// <summary>
    /// Gives a row for each span, each after the one it is within, siblings by start. A span whose parent has not
    /// arrived stands at the top.
    /// </summary>
    /// <param name="trace">The trace.</param>
    /// <param name="collapsed">Spans whose inner spans are left out.</param>
    public static List<WaterfallRow> Create(Trace trace, IReadOnlySet<SpanId> collapsed)
    {
        var known = trace.Spans.Select(span => span.SpanId).ToHashSet();
        var children = trace.Spans.ToLookup(span =>
            known.Contains(span.ParentSpanId) && span.ParentSpanId != span.SpanId ? span.ParentSpanId : default
        );
        var rows = new List<WaterfallRow>(trace.Spans.Count);
        var placed = new HashSet<SpanId>();

        // A stack and not recursion: a trace can be as deep as it has spans.
        var waiting = new Stack<(Span Span, int Depth)>();
        Push(children[default], 0);

        while (waiting.TryPop(out var next))
        {
            if (!placed.Add(next.Span.SpanId))
            {
                continue;
            }

            var within = children[next.Span.SpanId].ToList();
            rows.Add(CreateRow(trace, next.Span, next.Depth, within.Count));

            if (!collapsed.Contains(next.Span.SpanId))
            {
                Push(within, next.Depth + 1);
            }
        }

        return rows;

        void Push(IEnumerable<Span> spans, int depth)
        {
            foreach (var span in spans.Reverse())
            {
                waiting.Push((span, depth));
            }
        }
    }

    private static WaterfallRow CreateRow(Trace trace, Span span, int depth, int childCount)
    {
        var total = Math.Max(1, trace.Duration.Ticks);
        return new(
            span,
            depth,
            childCount,
            (double)(span.StartTime - trace.StartTime).Ticks / total,
            (double)span.Duration.Ticks / total
        );
    }
}
