namespace HelloAspire.Comparison.Measures.Load;

/// <summary>The memory of fresh containers, in bytes.</summary>
public sealed record MemoryResult(IReadOnlyList<VariantMemory> Variants);

/// <summary>The memory of one variant: medians of the rounds, each on a fresh container.</summary>
/// <param name="Idle">Once it is healthy, before the load.</param>
/// <param name="AfterLoad">Once the load is over.</param>
/// <param name="Peak">The highest value in between.</param>
public sealed record VariantMemory(string Name, long Idle, long AfterLoad, long Peak)
{
    public Distribution? IdleRounds { get; init; }
    public Distribution? AfterLoadRounds { get; init; }
    public Distribution? PeakRounds { get; init; }
}

/// <summary>How fast the variants answer under the same load.</summary>
/// <param name="Connections">Concurrent requests.</param>
public sealed record LatencyResult(int Connections, IReadOnlyList<VariantLatency> Variants);

/// <summary>The latency of one variant, in milliseconds.</summary>
/// <param name="Latency">Of all requests; its interval is that of the rounds' medians.</param>
public sealed record VariantLatency(string Name, Distribution Latency)
{
    public Distribution? P50Rounds { get; init; }
    public Distribution? P95Rounds { get; init; }
    public Distribution? P99Rounds { get; init; }
}

/// <summary>How much the variants answer under the same load.</summary>
public sealed record ThroughputResult(int Connections, IReadOnlyList<VariantThroughput> Variants);

/// <summary>The throughput of one variant.</summary>
/// <param name="Requests">Requests answered.</param>
/// <param name="Errors">Requests without an answer, or with a server error.</param>
/// <param name="RequestsPerSecond">The median of the rounds.</param>
/// <param name="RoundsPerSecond">Requests per second of each round.</param>
/// <param name="CpuPercent">Of one core, under load, the median of the rounds; null if the engine does not report it.</param>
/// <param name="CpuMsPerRequest">Milliseconds of processor time for a request, the median of the rounds.</param>
public sealed record VariantThroughput(
    string Name,
    int Requests,
    int Errors,
    double RequestsPerSecond,
    IReadOnlyList<double> RoundsPerSecond,
    double? CpuPercent,
    double? CpuMsPerRequest
)
{
    /// <summary>Requests per second of the rounds.</summary>
    public Distribution? Rounds { get; init; }
    public Distribution? CpuPercentRounds { get; init; }
    public Distribution? CpuMsPerRequestRounds { get; init; }
}
