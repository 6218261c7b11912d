namespace HelloAspire.Comparison.Measures.Load;

/// <summary>Loads fresh containers alike, in turns, and measures memory, processor time, latency and throughput.</summary>
internal sealed class LoadMeasure : IMeasure
{
    public string Id => "load";
    public string Title => "Memory, CPU, latency, throughput";
    public string Method =>
        "Puts the same closed-loop load on fresh containers of each image alternately, new ones in each round, limited in requests and time. Memory and CPU come from the engine's stats.";

    public string Settings(MeasureRun run) =>
        $"{run.Options.Load.Rounds} rounds on fresh containers, {run.Options.Load.SliceSeconds:0.#} s each with {run.Options.Load.Connections} connections";

    public TimeSpan Expected(MeasureRun run) => LoadRound.Expected(run) * run.Options.Load.Rounds;

    public MeasureRounds Begin(MeasureRun run)
    {
        var samples = new List<LoadSample>();
        return new(
            run.Options.Load.Rounds,
            async (round, cancellationToken) =>
                samples.AddRange(await new LoadRound(run, round).Run(cancellationToken)),
            measured => Add(measured, run, samples)
        );
    }

    private static Measurements Add(Measurements measured, MeasureRun run, IReadOnlyList<LoadSample> samples)
    {
        var loads = run
            .Variants.Select(variant => new VariantLoad(
                variant.Name,
                [.. samples.Where(sample => sample.Variant == variant)]
            ))
            .ToList();
        var memory = loads.Select(load => load.Memory()).OfType<VariantMemory>().ToList();
        return measured with
        {
            // Of all or of none: the engine tells it, or it does not.
            Memory = memory.Count == loads.Count ? new MemoryResult(memory) : null,
            Latency = new LatencyResult(run.Options.Load.Connections, [.. loads.Select(load => load.Latency())]),
            Throughput = new ThroughputResult(
                run.Options.Load.Connections,
                [.. loads.Select(load => load.Throughput())]
            ),
        };
    }
}
