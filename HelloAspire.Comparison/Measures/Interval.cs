namespace HelloAspire.Comparison.Measures;

/// <summary>A range in which a value lies with some confidence.</summary>
/// <param name="Confidence">From 0 to 1.</param>
public sealed record Interval(double Low, double High, double Confidence)
{
    private const double Wanted = 0.95;

    // 97.5 % of a normal distribution lie below as many standard deviations.
    private const double Deviations = 1.96;

    // Beyond, the binomial distribution is as good as normal, and its terms become too small for a double.
    private const int Many = 200;

    /// <summary>
    /// The distribution-free interval of the median with a confidence of 95 % at least, or, of fewer than six samples, the
    /// most that they give: between the k-th sample from either end, whose confidence is 1 − 2 P(B ≤ k − 1) where B is
    /// binomial of n and 1/2 (Conover, "Practical Nonparametric Statistics", 1999, 3.2).
    /// </summary>
    public static Interval OfMedian(IReadOnlyList<double> sorted)
    {
        var (k, confidence) = sorted.Count > Many ? OfMany(sorted.Count) : OfFew(sorted.Count);
        return new Interval(sorted[k - 1], sorted[^k], confidence);
    }

    /// <summary>
    /// The same where the samples count as fewer that are independent: as far from the ends, by their share, as it would be
    /// among those.
    /// </summary>
    /// <param name="effective">As how many they count, all of them at most.</param>
    public static Interval OfMedian(IReadOnlyList<double> sorted, int effective)
    {
        if (effective >= sorted.Count)
        {
            return OfMedian(sorted);
        }
        var (k, confidence) = effective > Many ? OfMany(effective) : OfFew(effective);
        var place = (int)((sorted.Count - 1) * (k - 1.0) / Math.Max(1, effective - 1));
        return new Interval(sorted[place], sorted[^(place + 1)], confidence);
    }

    public bool Holds(double value) => Low <= value && value <= High;

    public bool Overlaps(Interval other) => Low <= other.High && other.Low <= High;

    private static (int K, double Confidence) OfMany(int count) =>
        (Math.Max(1, (int)((count - Deviations * Math.Sqrt(count)) / 2)), Wanted);

    private static (int K, double Confidence) OfFew(int count)
    {
        var term = Math.Pow(0.5, count);
        var (below, k, confidence) = (term, 1, 1 - 2 * term);
        while (k < (count + 1) / 2)
        {
            term *= (double)(count - k + 1) / k;
            below += term;
            if (1 - 2 * below < Wanted)
            {
                break;
            }
            (k, confidence) = (k + 1, 1 - 2 * below);
        }
        return (k, Math.Max(0, confidence));
    }
}
