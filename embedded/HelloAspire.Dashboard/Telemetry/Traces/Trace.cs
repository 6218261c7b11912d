namespace HelloAspire.Dashboard.Telemetry.Traces;

/// <summary>The spans of one trace that have arrived so far. It never changes: a late span makes a new one.</summary>
public sealed class Trace
{
    /// <summary>Ordered by start time.</summary>
    public IReadOnlyList<Span> Spans { get; }

    public TraceId TraceId => Spans[0].TraceId;

    /// <summary>The span without a parent; where that has not arrived, the earliest.</summary>
    public Span Root { get; }

    public DateTime StartTime => Spans[0].StartTime;
    public DateTime EndTime { get; }
    public TimeSpan Duration => EndTime - StartTime;
    public int ErrorCount { get; }
    internal long Size { get; }

    private Trace(List<Span> spans)
    {
        Spans = spans;
        Root = spans.Find(span => span.ParentSpanId.IsEmpty) ?? spans[0];
        EndTime = StartTime;

        foreach (var span in spans)
        {
            EndTime = span.EndTime > EndTime ? span.EndTime : EndTime;
            ErrorCount += span.IsError ? 1 : 0;
            Size += span.Size;
        }
    }

    /// <summary>Joins further spans; one that came before, as after a repeated export, takes the older one's place.</summary>
    internal static Trace Join(Trace? trace, IReadOnlyCollection<Span> spans)
    {
        var joined = new List<Span>((trace?.Spans.Count ?? 0) + spans.Count);
        var seen = new HashSet<SpanId>(spans.Count);

        foreach (var span in spans)
        {
            if (seen.Add(span.SpanId))
            {
                joined.Add(span);
            }
        }

        foreach (var span in trace?.Spans ?? [])
        {
            if (!seen.Contains(span.SpanId))
            {
                joined.Add(span);
            }
        }

        joined.Sort((left, right) => left.StartTime.CompareTo(right.StartTime));
        return new(joined);
    }
}
