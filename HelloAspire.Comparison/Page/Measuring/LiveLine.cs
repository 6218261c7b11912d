using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Sessions;

namespace HelloAspire.Comparison.Page.Measuring;

/// <summary>The points of one variant, in pieces: between two of them nothing is known.</summary>
/// <param name="Pieces">Each with the points of one container, oldest first.</param>
/// <param name="Latest">The last value, if it is of this moment; null where it is not.</param>
/// <param name="Missing">Why there is no value of this moment.</param>
public sealed record LiveLine(
    string Name,
    IReadOnlyList<IReadOnlyList<LivePoint>> Pieces,
    double? Latest,
    string Missing
)
{
    /// <summary>Twice as long as a busy engine is silent about a container that runs.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    /// <summary>Takes a value out of the samples of the last minutes; a piece ends where another container begins, and where none was told.</summary>
    /// <param name="isMeasuring">Whether only what a measure tells is of this moment.</param>
    internal static LiveLine Of(
        string name,
        IEnumerable<LiveSample> samples,
        Func<LiveSample, double?> value,
        DateTimeOffset now,
        string missing,
        bool isMeasuring = false
    )
    {
        var pieces = new List<List<LivePoint>>();
        LiveSample? last = null;
        foreach (
            var sample in samples.Where(sample => sample.Time >= now - LiveUsage.Window && value(sample) is not null)
        )
        {
            if (last is null || sample.Container != last.Container || sample.Time - last.Time > Silence)
            {
                pieces.Add([]);
            }
            pieces[^1].Add(new(sample.Time, value(sample)!.Value));
            last = sample;
        }
        var isCurrent =
            last is not null && now - last.Time <= Silence && (!isMeasuring || last.Container == LiveUsage.Measured);
        return new(name, pieces, isCurrent ? value(last!) : null, missing);
    }
}

/// <summary>A value at a moment.</summary>
public readonly record struct LivePoint(DateTimeOffset Time, double Value);
