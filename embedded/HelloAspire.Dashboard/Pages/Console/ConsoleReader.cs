using HelloAspire.Dashboard.Resources;

namespace HelloAspire.Dashboard.Pages.Console;

/// <summary>Gathers the consoles of some resources into one list, ordered by time and bounded.</summary>
public sealed class ConsoleReader(IResourceService service, int maxLines) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly HashSet<string> _followed = [];
    private List<ConsoleLine> _lines = [];

    public event Action? Changed;

    /// <summary>Follows a resource; a second call does nothing.</summary>
    public void Follow(ResourceView resource)
    {
        lock (_gate)
        {
            if (_followed.Add(resource.Name))
            {
                _ = FollowAsync(resource);
            }
        }
    }

    /// <summary>Gives the lines as they are now.</summary>
    public List<ConsoleLine> GetLines()
    {
        lock (_gate)
        {
            return [.. _lines];
        }
    }

    /// <summary>Forgets the lines so far; the resource keeps them.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _lines = [];
        }

        Changed?.Invoke();
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    private async Task FollowAsync(ResourceView resource)
    {
        var token = _disposed.Token;

        try
        {
            await foreach (var batch in service.WatchConsoleLogsAsync(resource.Name, token))
            {
                Add([.. batch.Select(line => new ConsoleLine(resource.DisplayName, line))]);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            // A resource that comes again under its name is followed again.
            lock (_gate)
            {
                _followed.Remove(resource.Name);
            }
        }
    }

    private void Add(ConsoleLine[] batch)
    {
        if (batch.Length == 0)
        {
            return;
        }

        lock (_gate)
        {
            var isLate = _lines.Count > 0 && Time(batch[0]) < Time(_lines[^1]);
            _lines.AddRange(batch);

            if (isLate)
            {
                _lines = [.. _lines.OrderBy(Time)];
            }

            // A tenth at a time, so that not every line moves all others.
            if (_lines.Count > maxLines * 1.1)
            {
                _lines.RemoveRange(0, _lines.Count - maxLines);
            }
        }

        Changed?.Invoke();
    }

    private static DateTimeOffset? Time(ConsoleLine line) => line.Line.Timestamp;
}
