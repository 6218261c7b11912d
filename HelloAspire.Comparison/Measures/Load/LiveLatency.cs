using System.Diagnostics;

namespace HelloAspire.Comparison.Measures.Load;

/// <summary>Tells the median latency of each half second while a load runs.</summary>
internal sealed class LiveLatency(string variant, Action<LiveSample> onSample)
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly List<double> _latencies = [];
    private long _windowStart = Stopwatch.GetTimestamp();

    /// <summary>Notes a latency in milliseconds.</summary>
    public void Add(double latency)
    {
        double[] window;
        lock (_lock)
        {
            _latencies.Add(latency);
            if (Stopwatch.GetElapsedTime(_windowStart) < Window)
            {
                return;
            }
            window = [.. _latencies];
            _latencies.Clear();
            _windowStart = Stopwatch.GetTimestamp();
        }
        onSample(new LiveSample(variant, DateTimeOffset.UtcNow, LatencyMs: Distribution.OfMany(window).Median));
    }
}
