using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>The last minutes of what the variants' containers use.</summary>
public sealed class LiveUsage : ChangeSource
{
    /// <summary>How far back it reaches.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly Queue<LiveSample> _samples = new();

    public void Add(LiveSample sample)
    {
        lock (_lock)
        {
            _samples.Enqueue(sample);
            while (_samples.Peek().Time < sample.Time - Window)
            {
                _samples.Dequeue();
            }
        }
        TellSometimes();
    }

    /// <summary>The samples of a variant, oldest first.</summary>
    public IReadOnlyList<LiveSample> Of(string variant)
    {
        lock (_lock)
        {
            return [.. _samples.Where(sample => sample.Variant == variant)];
        }
    }
}
