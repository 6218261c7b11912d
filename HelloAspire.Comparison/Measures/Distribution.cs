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

    /// <summary>The samples in the order they were taken; null where that says nothing, as of requests that overlap.</summary>
    public IReadOnlyList<double>? Series { get; init; }

    /// <summary>Of samples in the order they were taken: where neighbours resemble each other, they count for fewer.</summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static Distribution Of(IEnumerable<double> series)
    {
        double[] samples = [.. series];
        var distribution = OfMany(samples);
        return distribution with
        {
            Interval = Interval.OfMedian([.. samples.Order()], Autocorrelation.EffectiveCount(samples)),
            Series = samples,
        };
    }

    /// <summary>Of independent samples in any order.</summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static Distribution OfMany(IEnumerable<double> samples)
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
    /// The ratios of samples that were taken in pairs: what the machine does to both cancels out. Null where they are no
    /// pairs, or the baseline has a zero.
    /// </summary>
    public Distribution? RatioTo(Distribution baseline) =>
        Series is { } own && baseline.Series is { } other && own.Count == other.Count && other.All(sample => sample > 0)
            ? Of(own.Zip(other, (sample, before) => sample / before))
            : null;

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
