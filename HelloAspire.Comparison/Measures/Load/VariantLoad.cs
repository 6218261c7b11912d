using HelloAspire.Comparison.Engines.Containers;
using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures.Load;

/// <summary>The turns of one variant.</summary>
internal sealed class VariantLoad(MeasureRun run, FreshContainer container)
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To, LoadSlice Slice)> _turns = [];
    private readonly Uri _url = new(container.Url, run.Options.Load.Path);
    private int _requests;

    public string Name => container.Variant.Name;

    public Task WarmUp(HttpClient client, TimeSpan duration, CancellationToken cancellationToken) =>
        Load(client, duration, cancellationToken);

    public async Task TakeTurn(HttpClient client, CancellationToken cancellationToken)
    {
        var from = DateTimeOffset.UtcNow;
        var slice = await Load(client, run.Options.Load.Slice, cancellationToken);
        _turns.Add((from, DateTimeOffset.UtcNow, slice));
        if (slice.Latencies.Count == 0)
        {
            throw new UserErrorException(
                $"'{Name}' answers none of {slice.Errors} requests to {run.Options.Load.Path}. "
                    + $"Give a path that it answers: {MeasureOptions.Section}:Load:Path."
            );
        }
    }

    public VariantLatency Latency() => new(Name, Distribution.Of(_turns.SelectMany(turn => turn.Slice.Latencies)));

    public VariantThroughput Throughput(UsageLog usage)
    {
        var requests = _turns.Sum(turn => turn.Slice.Latencies.Count);
        var perSecond = requests / _turns.Sum(turn => turn.Slice.Elapsed.TotalSeconds);
        var cpu = During(usage).Select(sample => sample.CpuPercent).DefaultIfEmpty(double.NaN).Average();
        return new VariantThroughput(
            Name,
            requests,
            _turns.Sum(turn => turn.Slice.Errors),
            perSecond,
            [.. _turns.Select(turn => turn.Slice.Latencies.Count / turn.Slice.Elapsed.TotalSeconds)],
            double.IsNaN(cpu) ? null : cpu,
            double.IsNaN(cpu) ? null : cpu / 100 / perSecond * 1000
        );
    }

    public long PeakMemory(UsageLog usage, long atLeast) =>
        During(usage).Select(sample => sample.Memory).Append(atLeast).Max();

    private IEnumerable<ContainerUsage> During(UsageLog usage) =>
        _turns.SelectMany(turn => usage.Within(container, turn.From, turn.To));

    private async Task<LoadSlice> Load(HttpClient client, TimeSpan duration, CancellationToken cancellationToken)
    {
        var options = run.Options.Load;
        var live = new LiveLatency(Name, run.OnSample);
        var slice = await ClosedLoop.Run(
            client,
            _url,
            options.Connections,
            duration,
            // Each turn has its share, so that the last ones are not left without requests.
            Math.Max(1, (options.MaxRequests - _requests) / Math.Max(1, options.Rounds + 1 - _turns.Count)),
            live.Add,
            cancellationToken
        );
        _requests += slice.Latencies.Count + slice.Errors;
        return slice;
    }
}
