using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures.Load;

/// <summary>Loads fresh containers alike, in turns, and measures memory, processor time, latency and throughput.</summary>
internal sealed class LoadMeasure : IMeasure
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(1.5);

    public string Id => "load";
    public string Title => "Memory, CPU, latency, throughput";
    public string Method =>
        "Puts the same closed-loop load on a fresh container of each image alternately, limited in requests and time. Memory and CPU come from the engine's stats.";

    public TimeSpan Expected(MeasureRun run) =>
        TimeSpan.FromSeconds(11)
        + (TimeSpan.FromSeconds(1.5) + Warming + run.Options.Load.Slice * run.Options.Load.Rounds) * run.Variants.Count;

    public async Task<Measurements> Run(MeasureRun run, Measurements measured, CancellationToken cancellationToken)
    {
        await using var containers = new ContainerSet();
        foreach (var variant in run.Variants)
        {
            run.OnStep(0, $"Start of {variant.Name}");
            await containers.Add(run, variant, cancellationToken);
        }
        await using var usage = new UsageLog(run, containers.All, cancellationToken);

        run.OnStep(0.1, "Memory at rest");
        await Task.Delay(Settling, cancellationToken);
        var idle = await Memory(usage, containers, cancellationToken);

        var loads = containers.All.Select(container => new VariantLoad(run, container)).ToList();
        using (var client = LoopbackClient.Create(run.Options.Load.Connections))
        {
            await Rounds(run, loads, client, cancellationToken);
        }

        run.OnStep(0.9, "Memory after the load");
        var after = await Memory(usage, containers, cancellationToken);
        return measured with
        {
            Memory = MemoryOf(loads, usage, idle, after),
            Latency = new LatencyResult(run.Options.Load.Connections, [.. loads.Select(load => load.Latency())]),
            Throughput = new ThroughputResult(
                run.Options.Load.Connections,
                [.. loads.Select(load => load.Throughput(usage))]
            ),
        };
    }

    private static async Task Rounds(
        MeasureRun run,
        List<VariantLoad> loads,
        HttpClient client,
        CancellationToken cancellationToken
    )
    {
        foreach (var load in loads)
        {
            run.OnStep(0.2, $"Warm-up of {load.Name}");
            await load.WarmUp(client, Warming, cancellationToken);
        }
        var (done, total) = (0, run.Options.Load.Rounds * loads.Count);
        for (var round = 0; round < run.Options.Load.Rounds; round++)
        {
            foreach (var load in MeasureRun.InOrder(loads, round))
            {
                var step = $"Load on {load.Name}, {round + 1} of {run.Options.Load.Rounds}";
                run.OnStep(0.3 + 0.6 * done++ / total, step);
                await load.TakeTurn(client, cancellationToken);
            }
        }
    }

    private static async Task<IReadOnlyList<IReadOnlyList<long>>> Memory(
        UsageLog usage,
        ContainerSet containers,
        CancellationToken cancellationToken
    )
    {
        var now = DateTimeOffset.UtcNow;
        var samples = new List<IReadOnlyList<long>>();
        foreach (var container in containers.All)
        {
            samples.Add(await usage.MemorySince(container, now, cancellationToken));
        }
        return samples;
    }

    private static MemoryResult? MemoryOf(
        List<VariantLoad> loads,
        UsageLog usage,
        IReadOnlyList<IReadOnlyList<long>> idle,
        IReadOnlyList<IReadOnlyList<long>> after
    ) =>
        idle.Concat(after).Any(samples => samples.Count == 0)
            ? null
            : new MemoryResult([
                .. loads.Select(
                    (load, index) =>
                    {
                        var (before, end) = (Median(idle[index]), Median(after[index]));
                        return new VariantMemory(load.Name, before, end, load.PeakMemory(usage, Math.Max(before, end)));
                    }
                ),
            ]);

    private static long Median(IEnumerable<long> samples) =>
        (long)Distribution.Quantile([.. samples.Order().Select(sample => (double)sample)], 0.5);
}
