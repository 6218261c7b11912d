namespace HelloAspire.AppHost;

/// <summary>What resources have printed.</summary>
public static class ResourceLog
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Reads the last lines of a resource that has ended. Its end is known before all that it printed, so the log is read
    /// until nothing more comes.
    /// </summary>
    public static async Task<IReadOnlyList<string>> LastLinesAsync(
        this ResourceLoggerService logs,
        IResource resource,
        int count,
        CancellationToken cancellationToken
    )
    {
        var lines = await logs.ReadAsync(resource, cancellationToken);
        using var timer = new PeriodicTimer(Interval);
        for (var waited = Interval; waited <= Limit; waited += Interval)
        {
            var before = lines.Count;
            await timer.WaitForNextTickAsync(cancellationToken);
            lines = await logs.ReadAsync(resource, cancellationToken);
            if (lines.Count > 0 && lines.Count == before)
            {
                break;
            }
        }
        return lines[Math.Max(0, lines.Count - count)..];
    }

    /// <summary>Reads all lines that are there.</summary>
    public static async Task<List<string>> ReadAsync(
        this ResourceLoggerService logs,
        IResource resource,
        CancellationToken cancellationToken
    )
    {
        var lines = new List<string>();
        await foreach (var batch in logs.GetAllAsync(resource).WithCancellation(cancellationToken))
        {
            lines.AddRange(batch.Select(line => line.Content));
        }
        return lines;
    }
}
