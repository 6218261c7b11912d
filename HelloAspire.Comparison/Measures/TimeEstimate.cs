namespace HelloAspire.Comparison.Measures;

/// <summary>Estimates the rest of a run from what was expected of each part and from the pace so far.</summary>
internal sealed class TimeEstimate(IReadOnlyList<TimeSpan> expected)
{
    // An estimate from a short period would fluctuate.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    /// <summary>The share done, from 0 to 1, and the time left.</summary>
    /// <param name="part">The part that runs.</param>
    /// <param name="share">How far that part is, from 0 to 1.</param>
    /// <param name="elapsed">Since the first part began.</param>
    public (double Done, TimeSpan Left) At(int part, double share, TimeSpan elapsed)
    {
        var total = Sum(expected);
        var done = Sum(expected.Take(part)) + expected[part] * share;
        var pace = done > Settled && elapsed > Settled ? elapsed / done : 1;
        return (total > TimeSpan.Zero ? done / total : 0, (total - done) * pace);
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> spans) =>
        spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span);
}
