using HelloAspire.Comparison.Measures.Builds;
using HelloAspire.Comparison.Measures.Load;
using HelloAspire.Comparison.Measures.Parity;

namespace HelloAspire.Comparison.Measures;

/// <summary>All that was measured; null where it was not.</summary>
public sealed record Measurements
{
    public ParityResult? Parity { get; init; }
    public StartupResult? Startup { get; init; }
    public MemoryResult? Memory { get; init; }
    public LatencyResult? Latency { get; init; }
    public ThroughputResult? Throughput { get; init; }
    public ShutdownResult? Shutdown { get; init; }
    public BuildResult? Build { get; init; }
}
