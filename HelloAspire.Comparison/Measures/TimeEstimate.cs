namespace HelloAspire.Comparison.Measures;

/// <summary>
/// Estimates the rest of a run. Between steps the time left runs down with the clock, and towards a new estimate it moves
/// bit by bit: it neither stands still nor jumps.
/// </summary>
/// <param name="expected">About how long each part takes.</param>
internal sealed class TimeEstimate(IReadOnlyList<TimeSpan> expected)
{
    /// <summary>The share of a difference to a new estimate that is made up in a second.</summary>
    private const double Correction = 0.15;

    // A part that has hardly begun tells nothing of its pace; one that hangs does not make hours of seconds.
    private const double LeastShare = 0.1;
    private const double MostPace = 4;

    private readonly Lock _lock = new();
    private int _part;
    private TimeSpan _partBegan;
    private TimeSpan _stepBegan;
    private TimeSpan _leftAtStep = Sum(expected);
    private TimeSpan _shown = Sum(expected);
    private TimeSpan _shownAt;
    private double _done;

    /// <summary>Notes that a step begins.</summary>
    /// <param name="part">The part that it belongs to.</param>
    /// <param name="share">How far that part is, from 0 to 1.</param>
    /// <param name="elapsed">Since the first part began.</param>
    public void Step(int part, double share, TimeSpan elapsed)
    {
        lock (_lock)
        {
            if (part != _part)
            {
                (_part, _partBegan) = (part, elapsed);
            }
            var pace =
                share < LeastShare || expected[part] == TimeSpan.Zero
                    ? 1
                    : Math.Min(MostPace, (elapsed - _partBegan) / (expected[part] * share));
            // The pace is the more to be trusted the more of the part it is of.
            var trusted = 1 + (pace - 1) * Math.Min(1, 2 * share);
            (_stepBegan, _leftAtStep) = (
                elapsed,
                expected[part] * (1 - share) * trusted + Sum(expected.Skip(part + 1))
            );
        }
    }

    /// <summary>The share done, from 0 to 1, and the time left.</summary>
    /// <param name="elapsed">Since the first part began.</param>
    public (double Done, TimeSpan Left) At(TimeSpan elapsed)
    {
        lock (_lock)
        {
            var passed = elapsed - _shownAt;
            var estimate = Positive(_leftAtStep - (elapsed - _stepBegan));
            var running = Positive(_shown - passed);
            _shown = running + (estimate - running) * Math.Min(1, Correction * passed.TotalSeconds);
            _shownAt = elapsed;
            var total = elapsed + _shown;
            _done = Math.Max(_done, total > TimeSpan.Zero ? elapsed / total : 0);
            return (_done, _shown);
        }
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    private static TimeSpan Sum(IEnumerable<TimeSpan> spans) =>
        spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span);
}
