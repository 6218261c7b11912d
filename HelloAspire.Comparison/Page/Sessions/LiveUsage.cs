using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>The last minutes of what the variants' containers use.</summary>
internal sealed class LiveUsage : ChangeSource
{
    /// <summary>How far back it reaches.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Longer than a measured container is silent: two lines in one would tell nothing.</summary>
    private static readonly TimeSpan BetweenMeasured = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Queue<LiveSample> _samples = new();
    private readonly Dictionary<string, DateTimeOffset> _measured = [];

    /// <summary>Notes what a container uses that runs anyway; passed over while one of the variant is measured.</summary>
    public void Add(LiveSample sample)
    {
        lock (_lock)
        {
            if (sample.Time - _measured.GetValueOrDefault(sample.Variant) < BetweenMeasured)
            {
                return;
            }
            Keep(sample);
        }
        NotifyThrottled();
    }

    /// <summary>Notes what a container uses that is measured.</summary>
    public void AddMeasured(LiveSample sample)
    {
        lock (_lock)
        {
            _measured[sample.Variant] = sample.Time;
            Keep(sample);
        }
        NotifyThrottled();
    }

    /// <summary>The samples of a variant, oldest first.</summary>
    public IReadOnlyList<LiveSample> Of(string variant)
    {
        lock (_lock)
        {
            return [.. _samples.Where(sample => sample.Variant == variant)];
        }
    }

    private void Keep(LiveSample sample)
    {
        _samples.Enqueue(sample);
        while (_samples.Peek().Time < sample.Time - Window)
        {
            _samples.Dequeue();
        }
    }
}
