using HelloAspire.Dashboard.Resources;

namespace HelloAspire.Dashboard.Pages.Console;

/// <summary>Gathers the consoles of some resources into one list, ordered by time and bounded.</summary>
public sealed class ConsoleReader(IResourceService service, int maxLines) : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource disposed = new();
    private readonly HashSet<string> followed = [];
    private List<ConsoleLine> lines = [];

    public event Action? Changed;

    /// <summary>Follows a resource; a second call does nothing.</summary>
    public void Follow(ResourceView resource)
    {
        lock (gate)
        {
            if (followed.Add(resource.Name))
                _ = FollowAsync(resource);
        }
    }

    /// <summary>Gives the lines as they are now.</summary>
    public List<ConsoleLine> GetLines()
    {
        lock (gate)
            return [.. lines];
    }

    /// <summary>Forgets the lines so far; the resource keeps them.</summary>
    public void Clear()
    {
        lock (gate)
            lines = [];

        Changed?.Invoke();
    }

    public void Dispose()
    {
        disposed.Cancel();
        disposed.Dispose();
    }

    private async Task FollowAsync(ResourceView resource)
    {
        var token = disposed.Token;

        try
        {
            await foreach (var batch in service.WatchConsoleLogsAsync(resource.Name, token))
                Add([.. batch.Select(line => new ConsoleLine(resource.DisplayName, line))]);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            // A resource that comes again under its name is followed again.
            lock (gate)
                followed.Remove(resource.Name);
        }
    }

    private void Add(ConsoleLine[] batch)
    {
        if (batch.Length == 0)
            return;

        lock (gate)
        {
            var isLate = lines.Count > 0 && Time(batch[0]) < Time(lines[^1]);
            lines.AddRange(batch);

            if (isLate)
                lines = [.. lines.OrderBy(Time)];

            // A tenth at a time, so that not every line moves all others.
            if (lines.Count > maxLines * 1.1)
                lines.RemoveRange(0, lines.Count - maxLines);
        }

        Changed?.Invoke();
    }

    private static DateTimeOffset? Time(ConsoleLine line) => line.Line.Timestamp;
}
