using System.Runtime.InteropServices;

namespace HelloAspire.Dashboard.Telemetry.Traces;

/// <summary>Keeps the latest traces; the one that began to arrive first leaves first.</summary>
public sealed class TraceStore(TelemetryLimits limits)
{
    private readonly Lock gate = new();
    private readonly Dictionary<TraceId, Trace> traces = [];
    private readonly Queue<TraceId> arrivals = [];
    private Trace[]? latestFirst;
    private long size;

    public event Action? Changed;

    /// <summary>Adds spans to their traces.</summary>
    /// <returns>How many were rejected, because their trace is full.</returns>
    public int Add(IEnumerable<Span> spans)
    {
        var rejected = 0;
        var byTrace = GroupByTrace(spans);

        lock (gate)
        {
            foreach (var (id, arrived) in byTrace)
                rejected += Add(id, arrived);

            Evict();
            latestFirst = null;
        }

        Changed?.Invoke();
        return rejected;
    }

    public Trace? Find(TraceId id)
    {
        lock (gate)
            return traces.GetValueOrDefault(id);
    }

    /// <summary>Gives all traces, the one that started last first.</summary>
    public IReadOnlyList<Trace> GetLatestFirst()
    {
        lock (gate)
        {
            if (latestFirst is null)
            {
                latestFirst = [.. traces.Values];
                Array.Sort(latestFirst, (left, right) => right.StartTime.CompareTo(left.StartTime));
            }

            return latestFirst;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            traces.Clear();
            arrivals.Clear();
            latestFirst = null;
            size = 0;
        }

        Changed?.Invoke();
    }

    private int Add(TraceId id, List<Span> spans)
    {
        ref var trace = ref CollectionsMarshal.GetValueRefOrAddDefault(traces, id, out var exists);
        if (!exists)
            arrivals.Enqueue(id);

        var room = limits.MaxSpansPerTrace - (trace?.Spans.Count ?? 0);
        var rejected = Math.Max(0, spans.Count - room);
        spans.RemoveRange(spans.Count - rejected, rejected);

        size -= trace?.Size ?? 0;
        trace = spans.Count == 0 && trace is not null ? trace : Trace.Join(trace, spans);
        size += trace.Size;
        return rejected;
    }

    private void Evict()
    {
        while (traces.Count > limits.MaxTraces || (size > limits.MaxTraceBytes && traces.Count > 1))
        {
            traces.Remove(arrivals.Dequeue(), out var oldest);
            size -= oldest!.Size;
        }
    }

    private static Dictionary<TraceId, List<Span>> GroupByTrace(IEnumerable<Span> spans)
    {
        var groups = new Dictionary<TraceId, List<Span>>();

        foreach (var span in spans)
        {
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, span.TraceId, out _);
            (group ??= []).Add(span);
        }

        return groups;
    }
}
