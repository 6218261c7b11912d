using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>The last lines of one resource's log.</summary>
internal sealed class ResourceLog
{
    /// <summary>As many as Aspire's dashboard keeps.</summary>
    private const int Capacity = 10_000;

    private readonly Queue<LogLine> _lines = new();
    private readonly List<Channel<LogLine>> _watchers = [];
    private readonly Lock _lock = new();
    private int _lastNumber;
    private bool _completed;

    public void Add(DateTimeOffset time, string text, bool isError)
    {
        var stamp = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
        lock (_lock)
        {
            var line = new LogLine(++_lastNumber, $"{stamp} {text}", isError);
            _lines.Enqueue(line);
            if (_lines.Count > Capacity)
            {
                _lines.Dequeue();
            }
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(line);
            }
        }
    }

    public IReadOnlyList<LogLine> Last(int count)
    {
        lock (_lock)
        {
            return [.. _lines.TakeLast(count)];
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(
        bool follow,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        // Bounded like the log itself: a watcher that falls behind loses the oldest lines, not the memory.
        var channel = Channel.CreateBounded<LogLine>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        IReadOnlyList<LogLine> backlog;
        lock (_lock)
        {
            backlog = [.. _lines];
            follow &= !_completed;
            if (follow)
            {
                _watchers.Add(channel);
            }
        }

        try
        {
            if (backlog.Count > 0)
            {
                yield return backlog;
            }
            while (follow && await channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var batch = new List<LogLine>();
                while (channel.Reader.TryRead(out var line))
                {
                    batch.Add(line);
                }
                yield return batch;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(channel);
            }
        }
    }

    public void Complete()
    {
        lock (_lock)
        {
            _completed = true;
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryComplete();
            }
        }
    }
}
