using System.Diagnostics;
using HelloAspire.Comparison.Engines.Containers;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>
/// Asks one running variant: memory and CPU, how long a request takes, one a second, and how many requests others make.
/// What a container did not answer while it ran is not noted: its line has a gap there.
/// </summary>
internal sealed class VariantWatch(
    ImageVariant variant,
    VariantContainers containers,
    LiveUsage live,
    DashboardSpans spans
)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    /// <summary>How many seconds the rate of requests is the mean of.</summary>
    private const int RequestSeconds = 3;

    /// <summary>What tells the container that runs from one before it, and from itself before a restart; null where none runs.</summary>
    private string? Running =>
        containers.Of(variant) is { Runs: true, Container: { } container }
            ? $"{container.Id} {container.State.StartedAt:O}"
            : null;

    /// <summary>Asks until cancelled.</summary>
    public Task Run(CancellationToken cancellationToken) =>
        Task.WhenAll(
            Repeat(() => Usage(cancellationToken), Second, cancellationToken),
            Latency(cancellationToken),
            spans.IsConfigured
                ? Repeat(() => Requests(cancellationToken), BetweenTries, cancellationToken)
                : Task.CompletedTask
        );

    private async Task Usage(CancellationToken cancellationToken)
    {
        if (Running is not { } running)
        {
            return;
        }
        var id = containers.Of(variant).Container!.Id;
        await foreach (var usage in ContainerUsage.Watch(variant.Image.Engine!, [id], cancellationToken))
        {
            if (Running != running)
            {
                return;
            }
            // The engine tells zeros of a container that has just ended.
            if (usage.Memory > 0)
            {
                live.Add(new(variant.Name, DateTimeOffset.UtcNow, usage.Memory, usage.CpuPercent, Container: running));
            }
        }
    }

    private async Task Latency(CancellationToken cancellationToken)
    {
        using var client = LoopbackClient.Create();
        await Repeat(
            async () =>
            {
                var running = Running;
                var start = Stopwatch.GetTimestamp();
                var answers = await Health.Answers(client, variant.Url!, variant.HealthPath, cancellationToken);
                var latency = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                containers.Note(variant, answers);
                // A request that waited for the next container says nothing of either.
                if (
                    answers
                    && Running == running
                    && containers.Of(variant) is { Runs: true } or { IsKnown: true, Container: null }
                )
                {
                    live.Add(new(variant.Name, DateTimeOffset.UtcNow, LatencyMs: latency, Container: running));
                }
            },
            Second,
            cancellationToken
        );
    }

    private async Task Requests(CancellationToken cancellationToken)
    {
        var requests = 0;
        var counting = Count();
        // Spans arrive in batches, one a second or so: the mean of some seconds does not jump with them.
        var seconds = new Queue<int>();
        using var timer = new PeriodicTimer(Second);
        while (!counting.IsCompleted && await timer.WaitForNextTickAsync(cancellationToken))
        {
            seconds.Enqueue(Interlocked.Exchange(ref requests, 0));
            if (seconds.Count > RequestSeconds)
            {
                seconds.Dequeue();
            }
            if (Running is { } running)
            {
                live.Add(
                    new(variant.Name, DateTimeOffset.UtcNow, RequestsPerSecond: seconds.Average(), Container: running)
                );
            }
        }
        await counting;

        async Task Count()
        {
            try
            {
                await foreach (var ended in spans.Follow(variant.Name, cancellationToken))
                {
                    Interlocked.Add(ref requests, ended);
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The dashboard may be unavailable for a while: the chart has a gap then.
            }
        }
    }

    private static async Task Repeat(Func<Task> act, TimeSpan pause, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await act();
            }
            // The engine may be unavailable for a while: the charts have a gap then.
            catch (UserErrorException) { }
            await Task.Delay(pause, cancellationToken);
        }
    }
}
