using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Load;

namespace HelloAspire.Tests.Distributed.Load;

/// <summary>Many connections, each of which asks again as soon as it is answered.</summary>
[Collection<HelloCollection>]
public sealed class FullSpeedSpecs(HelloApp hello)
{
    private const int Connections = 64;

    /// <summary>Growth from the middle third of the load to the last: a leak of a byte a request would be more.</summary>
    private const double Flat = 1.1;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task Every_request_is_answered_and_the_memory_stays_flat(string resource)
    {
        var service = await LoadedService.FindAsync(hello, resource);
        using var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = Connections,
            UseProxy = false,
        };
        using var client = new HttpClient(handler);
        using var loaded = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var memory = SampleAsync(service, loaded.Token);

        var load = await ClosedLoop.Run(
            client,
            service.Address,
            Connections,
            LoadFigures.Duration,
            int.MaxValue,
            _ => { },
            TestContext.Current.CancellationToken
        );
        await loaded.CancelAsync();

        var samples = await memory;
        var (middle, last) = (
            samples[(samples.Count / 3)..(samples.Count * 2 / 3)],
            samples[(samples.Count * 2 / 3)..]
        );
        var latency = Distribution.Of([.. load.Latencies]);
        LoadFigures.Note(
            $"{resource}: {Connections} connections at full speed for {load.Elapsed.TotalSeconds:0} s",
            $"{load.Latencies.Count:N0} requests, {load.Latencies.Count / load.Elapsed.TotalSeconds:N0}/s, {load.Errors} errors, median {latency.Median:0.0} ms; memory {middle.Average() / 1e6:0.0} MB in the middle third, {last.Average() / 1e6:0.0} MB in the last, {samples.Max() / 1e6:0.0} MB at most"
        );
        Assert.Equal(0, load.Errors);
        Assert.InRange(load.Latencies.Count, 1_000, int.MaxValue);
        Assert.InRange(last.Average() / middle.Average(), 0, Flat);
    }

    private static async Task<List<long>> SampleAsync(LoadedService service, CancellationToken ended)
    {
        var samples = new List<long>();
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                samples.Add(service.Resident());
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested) { }
        return samples;
    }
}
