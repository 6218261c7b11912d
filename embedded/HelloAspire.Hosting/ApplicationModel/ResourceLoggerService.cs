using System.Collections.Concurrent;

namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>A line of a resource's log; the content begins with its time.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);

/// <summary>Keeps the last 10,000 log lines of each resource: what it prints, how its image was built, what became of it.</summary>
public sealed class ResourceLoggerService
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new();

    /// <summary>Yields what is kept of a resource's log, then each new line, until the application ends.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) =>
        LogOf(resource).WatchAsync(follow: true);

    /// <summary>Yields what is kept of a resource's log.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) =>
        LogOf(resource).WatchAsync(follow: false);

    internal IReadOnlyList<LogLine> LastLines(IResource resource, int count) => LogOf(resource).Last(count);

    /// <summary>Adds a line that is as old as this call.</summary>
    internal void Write(IResource resource, string text, bool isError = false) =>
        LogOf(resource).Add(DateTimeOffset.UtcNow, text, isError);

    /// <summary>Adds a line that carries its own time.</summary>
    internal void Write(IResource resource, DateTimeOffset time, string text, bool isError) =>
        LogOf(resource).Add(time, text, isError);

    /// <summary>Ends all watching: nothing more will come.</summary>
    internal void Complete()
    {
        foreach (var log in _logs.Values)
        {
            log.Complete();
        }
    }

    private ResourceLog LogOf(IResource resource) => _logs.GetOrAdd(resource.Name, _ => new());
}
