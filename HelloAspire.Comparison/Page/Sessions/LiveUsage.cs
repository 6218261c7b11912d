using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>The last minutes of what the variants' containers use, and of what happened to them.</summary>
internal sealed class LiveUsage
{
    /// <summary>How far back it reaches.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(2);

    /// <summary>The container that a sample is noted for where a measure made it: which of its own, nobody needs to know.</summary>
    public const string Measured = "measured";

    private readonly Lock _lock = new();
    private readonly Queue<LiveSample> _samples = new();
    private readonly Queue<LiveMark> _marks = new();

    /// <summary>Notes what a container uses that runs anyway.</summary>
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
    }

    /// <summary>Notes what a container uses that is measured.</summary>
    public void AddMeasured(LiveSample sample) => Add(sample with { Container = Measured });

    /// <summary>Notes what happened to a variant's container, or to all where no variant is named.</summary>
    public void Mark(string? variant, string what)
    {
        lock (_lock)
        {
            var now = DateTimeOffset.UtcNow;
            _marks.Enqueue(new LiveMark(now, variant, what));
            while (_marks.Peek().Time < now - Window)
            {
                _marks.Dequeue();
            }
        }
    }

    /// <summary>The samples of a variant, oldest first.</summary>
    public IReadOnlyList<LiveSample> Of(string variant)
    {
        lock (_lock)
        {
            return [.. _samples.Where(sample => sample.Variant == variant)];
        }
    }

    /// <summary>What happened since a moment, oldest first.</summary>
    public IReadOnlyList<LiveMark> MarksSince(DateTimeOffset moment)
    {
        lock (_lock)
        {
            return [.. _marks.Where(mark => mark.Time >= moment)];
        }
    }
}

/// <summary>Something that happened to the containers whose use is shown.</summary>
/// <param name="Variant">Null where it concerns all.</param>
public sealed record LiveMark(DateTimeOffset Time, string? Variant, string What)
{
    public override string ToString() => Variant is null ? What : $"{Variant}: {What}";
}
