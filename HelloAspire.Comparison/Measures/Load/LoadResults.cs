namespace HelloAspire.Comparison.Measures.Load;

/// <summary>The memory of fresh containers, in bytes.</summary>
public sealed record MemoryResult(IReadOnlyList<VariantMemory> Variants);

/// <summary>The memory of one variant.</summary>
/// <param name="Idle">Once it is healthy, before the load.</param>
/// <param name="AfterLoad">Once the load is over.</param>
/// <param name="Peak">The highest value in between.</param>
public sealed record VariantMemory(string Name, long Idle, long AfterLoad, long Peak);

/// <summary>How fast the variants answer under the same load.</summary>
/// <param name="Connections">Concurrent requests.</param>
public sealed record LatencyResult(int Connections, IReadOnlyList<VariantLatency> Variants);

/// <summary>The latency of one variant, in milliseconds.</summary>
public sealed record VariantLatency(string Name, Distribution Latency);

/// <summary>How much the variants answer under the same load.</summary>
public sealed record ThroughputResult(int Connections, IReadOnlyList<VariantThroughput> Variants);

/// <summary>The throughput of one variant.</summary>
/// <param name="Requests">Requests answered.</param>
/// <param name="Errors">Requests without an answer, or with a server error.</param>
/// <param name="RequestsPerSecond">Over all turns.</param>
/// <param name="RoundsPerSecond">Requests per second of each turn; their spread shows how reliable the total is.</param>
/// <param name="CpuPercent">Of one core, during its turns; null if the engine does not report it.</param>
/// <param name="CpuMsPerRequest">Milliseconds of processor time for a request.</param>
public sealed record VariantThroughput(
    string Name,
    int Requests,
    int Errors,
    double RequestsPerSecond,
    IReadOnlyList<double> RoundsPerSecond,
    double? CpuPercent,
    double? CpuMsPerRequest
);
