namespace HelloAspire.Dashboard.Telemetry.Logs;

/// <summary>Keeps the latest log records; the one that arrived first leaves first.</summary>
public sealed class LogStore(TelemetryLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Queue<LogEntry> _entries = [];
    private LogEntry[]? _oldestFirst;
    private long _lastNumber;
    private long _size;

    public event Action? Changed;

    public void Add(IEnumerable<LogEntry> added)
    {
        lock (_gate)
        {
            foreach (var entry in added)
            {
                entry.Number = ++_lastNumber;
                _entries.Enqueue(entry);
                _size += entry.Size;
            }

            while (_entries.Count > limits.MaxLogs || (_size > limits.MaxLogBytes && _entries.Count > 1))
            {
                _size -= _entries.Dequeue().Size;
            }

            _oldestFirst = null;
        }

        Changed?.Invoke();
    }

    /// <summary>Gives all records in the order of their times.</summary>
    public IReadOnlyList<LogEntry> GetOldestFirst()
    {
        lock (_gate)
        {
            if (_oldestFirst is null)
            {
                _oldestFirst = [.. _entries];
                Array.Sort(_oldestFirst, CompareByTimeThenArrival);
            }

            return _oldestFirst;
        }
    }

    public IReadOnlyList<LogEntry> GetByTrace(TraceId traceId) =>
        [.. GetOldestFirst().Where(entry => entry.TraceId == traceId)];

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _oldestFirst = null;
            _size = 0;
        }

        Changed?.Invoke();
    }

    private static int CompareByTimeThenArrival(LogEntry left, LogEntry right)
    {
        var byTime = left.Time.CompareTo(right.Time);
        return byTime != 0 ? byTime : left.Number.CompareTo(right.Number);
    }
}
