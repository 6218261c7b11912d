namespace HelloAspire.Comparison.Measures;

/// <summary>Where a set of samples lies, in their unit.</summary>
public sealed record Distribution
{
    public required int Count { get; init; }
    public required double Min { get; init; }
    public required double Median { get; init; }
    public required double P95 { get; init; }
    public required double P99 { get; init; }
    public required double Max { get; init; }

    /// <summary>Where the median of all that could be sampled lies.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Whether the interval is too wide to build upon: a fifth of the median.</summary>
    public bool IsWide => Count > 1 && Interval.High - Interval.Low > Wide * Math.Abs(Median);

    private const double Wide = 0.2;

    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static Distribution Of(IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        return sorted.Length == 0
            ? throw new ArgumentException("There are no samples.", nameof(samples))
            : new Distribution
            {
                Count = sorted.Length,
                Min = sorted[0],
                Median = Quantile(sorted, 0.5),
                P95 = Quantile(sorted, 0.95),
                P99 = Quantile(sorted, 0.99),
                Max = sorted[^1],
                Interval = Interval.OfMedian(sorted),
            };
    }

    /// <summary>
    /// A quantile of sorted samples, interpolated between the two nearest: definition 7 of Hyndman and Fan, "Sample
    /// Quantiles in Statistical Packages" (1996), as in R and NumPy.
    /// </summary>
    internal static double Quantile(double[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
