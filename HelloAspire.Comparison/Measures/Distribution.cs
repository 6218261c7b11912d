namespace HelloAspire.Comparison.Measures;

/// <summary>Where a set of samples lies, in milliseconds.</summary>
public sealed record Distribution
{
    public required int Count { get; init; }
    public required double Min { get; init; }
    public required double Median { get; init; }
    public required double P95 { get; init; }
    public required double P99 { get; init; }
    public required double Max { get; init; }

    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static Distribution Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0
            ? throw new ArgumentException("There are no samples.", nameof(milliseconds))
            : new Distribution
            {
                Count = sorted.Length,
                Min = sorted[0],
                Median = Quantile(sorted, 0.5),
                P95 = Quantile(sorted, 0.95),
                P99 = Quantile(sorted, 0.99),
                Max = sorted[^1],
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
