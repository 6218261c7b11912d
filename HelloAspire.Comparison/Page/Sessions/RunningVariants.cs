using System.Diagnostics;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Engines.Containers;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Containers;
using HelloAspire.Comparison.Page.Variants;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>
/// Watches the variants that run already, as long as someone looks: memory, CPU, how long a request takes, one a second,
/// and how many requests others make.
/// </summary>
internal sealed class RunningVariants(VariantSet variants, LiveUsage live, DashboardSpans spans) : IDisposable
{
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenSearches = TimeSpan.FromSeconds(5);

    /// <summary>How many seconds the rate of requests is the mean of.</summary>
    private const int RequestSeconds = 3;

    private readonly Lock _lock = new();
    private CancellationTokenSource? _watching;
    private int _viewers;

    /// <summary>Watches until the result is disposed, and anyone else's too.</summary>
    public IDisposable Watch()
    {
        lock (_lock)
        {
            if (_viewers++ == 0)
            {
                _watching = new CancellationTokenSource();
                var token = _watching.Token;
                foreach (var variant in variants.All.Where(variant => variant.Url is not null))
                {
                    _ = Task.Run(() => Repeat(() => WatchUsage(variant, token), BetweenSearches, token), token);
                    _ = Task.Run(() => WatchLatency(variant, token), token);
                    if (spans.IsConfigured)
                    {
                        _ = Task.Run(() => Repeat(() => WatchRequests(variant, token), BetweenSearches, token), token);
                    }
                }
            }
        }
        return new Viewing(this);
    }

    public void Dispose() => Stop();

    private void Leave()
    {
        lock (_lock)
        {
            if (--_viewers == 0)
            {
                Stop();
            }
        }
    }

    private void Stop()
    {
        _watching?.Cancel();
        _watching?.Dispose();
        _watching = null;
    }

    private async Task WatchUsage(ImageVariant variant, CancellationToken cancellationToken)
    {
        if (await variant.FindContainer(cancellationToken) is not { } container)
        {
            return;
        }
        await foreach (var usage in ContainerUsage.Watch(variant.Image.Engine!, [container.Id], cancellationToken))
        {
            live.Add(new LiveSample(variant.Name, DateTimeOffset.UtcNow, usage.Memory, usage.CpuPercent));
        }
    }

    private async Task WatchLatency(ImageVariant variant, CancellationToken cancellationToken)
    {
        using var client = LoopbackClient.Create();
        await Repeat(
            async () =>
            {
                var start = Stopwatch.GetTimestamp();
                if (await Health.Answers(client, variant.Url!, variant.HealthPath, cancellationToken))
                {
                    var latency = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    live.Add(new LiveSample(variant.Name, DateTimeOffset.UtcNow, LatencyMs: latency));
                }
            },
            BetweenRequests,
            cancellationToken
        );
    }

    private async Task WatchRequests(ImageVariant variant, CancellationToken cancellationToken)
    {
        var requests = 0;
        var counting = Count();
        // Spans arrive in batches, one a second or so: the mean of some seconds does not jump with them.
        var seconds = new Queue<int>();
        using var timer = new PeriodicTimer(BetweenRequests);
        while (!counting.IsCompleted && await timer.WaitForNextTickAsync(cancellationToken))
        {
            seconds.Enqueue(Interlocked.Exchange(ref requests, 0));
            if (seconds.Count > RequestSeconds)
            {
                seconds.Dequeue();
            }
            live.Add(new LiveSample(variant.Name, DateTimeOffset.UtcNow, RequestsPerSecond: seconds.Average()));
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

    private sealed class Viewing(RunningVariants owner) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                owner.Leave();
            }
        }
    }
}
