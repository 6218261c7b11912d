using System.Runtime.InteropServices;

namespace HelloAspire.Dashboard.Telemetry.Traces;

/// <summary>Keeps the latest traces; the one that began to arrive first leaves first.</summary>
public sealed class TraceStore(TelemetryLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TraceId, Trace> _traces = [];
    private readonly Queue<TraceId> _arrivals = [];
    private Trace[]? _latestFirst;
    private long _size;

    public event Action? Changed;

    /// <summary>Adds spans to their traces.</summary>
    /// <returns>How many were rejected, because their trace is full.</returns>
    public int Add(IEnumerable<Span> spans)
    {
        var rejected = 0;
        var byTrace = GroupByTrace(spans);

        lock (_gate)
        {
            foreach (var (id, arrived) in byTrace)
            {
                rejected += Add(id, arrived);
            }

            Evict();
            _latestFirst = null;
        }

        Changed?.Invoke();
        return rejected;
    }

    public Trace? Find(TraceId id)
    {
        lock (_gate)
        {
            return _traces.GetValueOrDefault(id);
        }
    }

    /// <summary>Gives all traces, the one that started last first.</summary>
    public IReadOnlyList<Trace> GetLatestFirst()
    {
        lock (_gate)
        {
            if (_latestFirst is null)
            {
                _latestFirst = [.. _traces.Values];
                Array.Sort(_latestFirst, (left, right) => right.StartTime.CompareTo(left.StartTime));
            }

            return _latestFirst;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _traces.Clear();
            _arrivals.Clear();
            _latestFirst = null;
            _size = 0;
        }

        Changed?.Invoke();
    }

    private int Add(TraceId id, List<Span> spans)
    {
        ref var trace = ref CollectionsMarshal.GetValueRefOrAddDefault(_traces, id, out var exists);
        if (!exists)
        {
            _arrivals.Enqueue(id);
        }

        var room = limits.MaxSpansPerTrace - (trace?.Spans.Count ?? 0);
        var rejected = Math.Max(0, spans.Count - room);
        spans.RemoveRange(spans.Count - rejected, rejected);

        _size -= trace?.Size ?? 0;
        trace = spans.Count == 0 && trace is not null ? trace : Trace.Join(trace, spans);
        _size += trace.Size;
        return rejected;
    }

    private void Evict()
    {
        while (_traces.Count > limits.MaxTraces || (_size > limits.MaxTraceBytes && _traces.Count > 1))
        {
            _traces.Remove(_arrivals.Dequeue(), out var oldest);
            _size -= oldest!.Size;
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
