using System.Diagnostics;
using HelloAspire.Comparison.Engines.Containers;
using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures.Load;

/// <summary>
/// One round: a fresh container of each variant, loaded one after the other. What differs from container to container, such
/// as when a collector runs, differs from round to round too, and shows in the spread.
/// </summary>
internal sealed class LoadRound(MeasureRun run, int number)
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(0.5);

    // The engine tells of memory once a second.
    private static readonly TimeSpan Telling = TimeSpan.FromSeconds(1);

    // It learns that a container ended a moment after its last connection broke.
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(0.5);

    // The warm-up's share of a round's requests.
    private const int WarmUpShare = 4;

    private TimeSpan _done;

    /// <summary>About how long a round takes.</summary>
    public static TimeSpan Expected(MeasureRun run) =>
        Settling + 2 * Telling + (Start + Warming + run.Options.Load.Slice) * run.Variants.Count;

    public async Task<IReadOnlyList<LoadSample>> Run(CancellationToken cancellationToken)
    {
        using var client = LoopbackClient.Create(run.Options.Load.Connections);
        await using var containers = new ContainerSet();
        foreach (var variant in MeasureRun.InOrder(run.Variants, number))
        {
            Step($"Start of {variant.Name}", Start);
            await containers.Add(run, variant, cancellationToken);
        }
        await using var usage = new UsageLog(run, containers.All, cancellationToken);
        Step("Memory at rest", Settling + Telling);
        await Task.Delay(Settling, cancellationToken);
        var idle = await Memory(usage, containers, cancellationToken);

        var loads = new List<(FreshContainer Container, LoadSlice Slice, IReadOnlyList<ContainerUsage> Usage)>();
        foreach (var container in containers.All)
        {
            Step($"Load on {container.Variant.Name}", Warming + run.Options.Load.Slice);
            await Load(client, container, Warming, Requests / WarmUpShare, cancellationToken);
            var from = Stopwatch.GetTimestamp();
            var slice = await Load(
                client,
                container,
                run.Options.Load.Slice,
                Requests - Requests / WarmUpShare,
                cancellationToken
            );
            loads.Add((container, slice, usage.Within(container, from, Stopwatch.GetTimestamp())));
        }

        Step("Memory after the load", Telling);
        var after = await Memory(usage, containers, cancellationToken);
        return
        [
            .. loads.Select(load => new LoadSample(
                load.Container.Variant,
                load.Slice,
                load.Usage,
                idle[load.Container],
                after[load.Container]
            )),
        ];
    }

    private int Requests => Math.Max(WarmUpShare, run.Options.Load.MaxRequests / run.Options.Load.Rounds);

    private void Step(string step, TimeSpan expected)
    {
        var rounds = run.Options.Load.Rounds;
        run.OnStep(_done / Expected(run), $"{step}, round {number + 1} of {rounds}");
        _done += expected;
    }

    private async Task<LoadSlice> Load(
        HttpClient client,
        FreshContainer container,
        TimeSpan duration,
        int requests,
        CancellationToken cancellationToken
    )
    {
        var options = run.Options.Load;
        var live = new LiveLatency(container.Variant.Name, run.OnSample);
        var slice = await ClosedLoop.Run(
            client,
            new Uri(container.Url, options.Path),
            options.Connections,
            duration,
            requests,
            live.Add,
            cancellationToken
        );
        if (slice.Errors > 0)
        {
            await Task.Delay(Notice, cancellationToken);
            await container.FailIfEnded("under load", cancellationToken);
        }
        return slice.Latencies.Count > 0
            ? slice
            : throw new UserErrorException(
                $"'{container.Variant.Name}' is running, but answers none of {CountText.Of(slice.Errors)} requests to {options.Path}. "
                    + $"Give a path that it answers: {MeasureOptions.Section}:Load:Path."
            );
    }

    private static async Task<Dictionary<FreshContainer, long?>> Memory(
        UsageLog usage,
        ContainerSet containers,
        CancellationToken cancellationToken
    )
    {
        var now = Stopwatch.GetTimestamp();
        var memory = new Dictionary<FreshContainer, long?>();
        foreach (var container in containers.All)
        {
            memory[container] = await usage.MemorySince(container, now, cancellationToken);
        }
        return memory;
    }
}

/// <summary>What one round gave of one variant.</summary>
/// <param name="Usage">What the container used under load.</param>
/// <param name="Idle">Bytes before the load; null where the engine does not tell.</param>
/// <param name="After">Bytes after it.</param>
internal sealed record LoadSample(
    ImageVariant Variant,
    LoadSlice Slice,
    IReadOnlyList<ContainerUsage> Usage,
    long? Idle,
    long? After
);
