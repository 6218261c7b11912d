using System.Collections.Concurrent;
using System.Diagnostics;
using HelloAspire.Comparison.Engines.Containers;
using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures.Load;

/// <summary>
/// Notes what the measured containers use while they are measured. Moments are timestamps of <see cref="Stopwatch"/>, as
/// the clock may be set meanwhile.
/// </summary>
internal sealed class UsageLog : IAsyncDisposable
{
    // `stats` reports about the last second.
    private static readonly TimeSpan Trailing = TimeSpan.FromSeconds(1.1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly ConcurrentQueue<(long Moment, FreshContainer Container, ContainerUsage Usage)> _log = new();
    private readonly CancellationTokenSource _end;
    private readonly Task _watching;

    public UsageLog(MeasureRun run, IReadOnlyList<FreshContainer> containers, CancellationToken cancellationToken)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _watching = Watch(run, containers, _end.Token);
    }

    /// <summary>The first that the engine tells of a container's memory since a moment; null where it tells nothing.</summary>
    public async Task<long?> MemorySince(FreshContainer container, long since, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Between(container, since, long.MaxValue).FirstOrDefault() is { } usage)
            {
                return usage.Memory;
            }
            if (Stopwatch.GetElapsedTime(since) > Patience || _watching.IsCompleted)
            {
                return null;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    /// <summary>The use of a container that lies wholly within a span of time.</summary>
    public IReadOnlyList<ContainerUsage> Within(FreshContainer container, long from, long to) =>
        [.. Between(container, from + (long)(Trailing.TotalSeconds * Stopwatch.Frequency), to)];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private IEnumerable<ContainerUsage> Between(FreshContainer container, long from, long to) =>
        _log.Where(entry => entry.Container == container && entry.Moment >= from && entry.Moment <= to)
            .Select(entry => entry.Usage);

    private async Task Watch(
        MeasureRun run,
        IReadOnlyList<FreshContainer> containers,
        CancellationToken cancellationToken
    )
    {
        var ids = containers.Select(container => container.Id);
        await foreach (var usage in ContainerUsage.Watch(run.Engine, ids, cancellationToken))
        {
            if (containers.FirstOrDefault(c => c.Id.StartsWith(usage.Id, StringComparison.Ordinal)) is { } container)
            {
                _log.Enqueue((Stopwatch.GetTimestamp(), container, usage));
                run.OnSample(
                    new LiveSample(container.Variant.Name, DateTimeOffset.UtcNow, usage.Memory, usage.CpuPercent)
                );
            }
        }
    }
}
