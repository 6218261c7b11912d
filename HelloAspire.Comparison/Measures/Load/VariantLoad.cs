namespace HelloAspire.Comparison.Measures.Load;

/// <summary>What the rounds of one variant come to: of each figure the median of the rounds, and their spread.</summary>
internal sealed class VariantLoad(string name, IReadOnlyList<LoadSample> rounds)
{
    /// <summary>Null where the engine does not tell of memory.</summary>
    public VariantMemory? Memory()
    {
        var told = rounds.Where(round => round is { Idle: not null, After: not null }).ToList();
        if (told.Count == 0)
        {
            return null;
        }
        var idle = Distribution.Of(told.Select(round => (double)round.Idle!));
        var after = Distribution.Of(told.Select(round => (double)round.After!));
        var peak = Distribution.Of(told.Select(Peak));
        return new VariantMemory(name, (long)idle.Median, (long)after.Median, (long)peak.Median)
        {
            IdleRounds = idle,
            AfterLoadRounds = after,
            PeakRounds = peak,
        };
    }

    public VariantLatency Latency()
    {
        var all = Distribution.OfMany(rounds.SelectMany(round => round.Slice.Latencies));
        var each = rounds.Select(round => Distribution.OfMany(round.Slice.Latencies)).ToList();
        var medians = Distribution.Of(each.Select(round => round.Median));
        // Requests of one round are alike: thousands of them would claim a certainty that only rounds can give.
        return new VariantLatency(name, all with { Interval = medians.Interval })
        {
            P50Rounds = medians,
            P95Rounds = Distribution.Of(each.Select(round => round.P95)),
            P99Rounds = Distribution.Of(each.Select(round => round.P99)),
        };
    }

    public VariantThroughput Throughput()
    {
        var rates = rounds.Select(Rate).ToList();
        var used = rounds
            .Where(round => round.Usage.Count > 0)
            .Select(round => (Cpu: round.Usage.Average(usage => usage.CpuPercent), Rate: Rate(round)))
            .ToList();
        var cpu = used.Count == 0 ? null : Distribution.Of(used.Select(round => round.Cpu));
        var perRequest =
            used.Count == 0 ? null : Distribution.Of(used.Select(round => round.Cpu / 100 / round.Rate * 1000));
        return new VariantThroughput(
            name,
            rounds.Sum(round => round.Slice.Latencies.Count),
            rounds.Sum(round => round.Slice.Errors),
            Distribution.Of(rates).Median,
            rates,
            cpu?.Median,
            perRequest?.Median
        )
        {
            Rounds = Distribution.Of(rates),
            CpuPercentRounds = cpu,
            CpuMsPerRequestRounds = perRequest,
        };
    }

    private static double Rate(LoadSample round) => round.Slice.Latencies.Count / round.Slice.Elapsed.TotalSeconds;

    private static double Peak(LoadSample round) =>
        round.Usage.Select(usage => usage.Memory).Append(round.Idle!.Value).Append(round.After!.Value).Max();
}
