namespace HelloAspire.Comparison.Measures.Load;

/// <summary>Tells the median latency of each half second while a load runs.</summary>
internal sealed class LiveLatency(string variant, Action<LiveSample> onSample)
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly List<double> _latencies = [];
    private DateTimeOffset _next = DateTimeOffset.UtcNow + Window;

    /// <summary>Notes a latency in milliseconds.</summary>
    public void Add(double latency)
    {
        var now = DateTimeOffset.UtcNow;
        double[] window;
        lock (_lock)
        {
            _latencies.Add(latency);
            if (now < _next)
            {
                return;
            }
            window = [.. _latencies];
            _latencies.Clear();
            _next = now + Window;
        }
        onSample(new LiveSample(variant, now, LatencyMs: Distribution.OfMany(window).Median));
    }
}
