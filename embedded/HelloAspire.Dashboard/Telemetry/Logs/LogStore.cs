namespace HelloAspire.Dashboard.Telemetry.Logs;

/// <summary>Keeps the latest log records; the one that arrived first leaves first.</summary>
public sealed class LogStore(TelemetryLimits limits)
{
    private readonly Lock gate = new();
    private readonly Queue<LogEntry> entries = [];
    private LogEntry[]? oldestFirst;
    private long lastNumber;
    private long size;

    public event Action? Changed;

    public void Add(IEnumerable<LogEntry> added)
    {
        lock (gate)
        {
            foreach (var entry in added)
            {
                entry.Number = ++lastNumber;
                entries.Enqueue(entry);
                size += entry.Size;
            }

            while (entries.Count > limits.MaxLogs || (size > limits.MaxLogBytes && entries.Count > 1))
                size -= entries.Dequeue().Size;

            oldestFirst = null;
        }

        Changed?.Invoke();
    }

    /// <summary>Gives all records in the order of their times.</summary>
    public IReadOnlyList<LogEntry> GetOldestFirst()
    {
        lock (gate)
        {
            if (oldestFirst is null)
            {
                oldestFirst = [.. entries];
                Array.Sort(oldestFirst, CompareByTimeThenArrival);
            }

            return oldestFirst;
        }
    }

    public IReadOnlyList<LogEntry> GetByTrace(TraceId traceId) =>
        [.. GetOldestFirst().Where(entry => entry.TraceId == traceId)];

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
            oldestFirst = null;
            size = 0;
        }

        Changed?.Invoke();
    }

    private static int CompareByTimeThenArrival(LogEntry left, LogEntry right)
    {
        var byTime = left.Time.CompareTo(right.Time);
        return byTime != 0 ? byTime : left.Number.CompareTo(right.Number);
    }
}
