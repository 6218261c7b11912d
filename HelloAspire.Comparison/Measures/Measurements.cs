using System.Collections.Immutable;
using HelloAspire.Comparison.Measures.Builds;
using HelloAspire.Comparison.Measures.Load;
using HelloAspire.Comparison.Measures.Parity;

namespace HelloAspire.Comparison.Measures;

/// <summary>All that was measured; null where it was not.</summary>
public sealed record Measurements
{
    /// <summary>Of each measure, by its name as <c>startup</c>: when and how it was taken.</summary>
    public ImmutableSortedDictionary<string, MeasureConditions> Conditions { get; init; } =
        ImmutableSortedDictionary<string, MeasureConditions>.Empty;
    public ParityResult? Parity { get; init; }
    public StartupResult? Startup { get; init; }
    public MemoryResult? Memory { get; init; }
    public LatencyResult? Latency { get; init; }
    public ThroughputResult? Throughput { get; init; }
    public ShutdownResult? Shutdown { get; init; }
    public BuildResult? Build { get; init; }

    /// <summary>Notes when and how a measure was taken.</summary>
    internal Measurements Under(string measure, MeasureConditions conditions) =>
        this with
        {
            Conditions = Conditions.SetItem(measure, conditions),
        };
}
