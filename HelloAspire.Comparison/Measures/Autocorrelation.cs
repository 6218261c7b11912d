namespace HelloAspire.Comparison.Measures;

/// <summary>How much samples that were taken one after the other resemble each other, as where the machine drifts.</summary>
internal static class Autocorrelation
{
    // Fewer say nothing of a drift: their interval is from the least to the greatest anyway.
    private const int Fewest = 6;

    // However much alike, they are more than one.
    private const double Most = 0.9;

    /// <summary>
    /// As how many independent samples a series counts: n (1 − r) / (1 + r), where neighbours correlate by r (Bayley and
    /// Hammersley, "The 'Effective' Number of Independent Observations in an Autocorrelated Time Series", 1946). Of few
    /// samples r comes out too low by (1 + 3 r) / n (Kendall, "Note on Bias in the Estimation of Autocorrelation", 1954).
    /// </summary>
    public static int EffectiveCount(IReadOnlyList<double> series)
    {
        if (series.Count < Fewest || OfNeighbours(series) is not { } biased)
        {
            return series.Count;
        }
        var r = Math.Clamp(biased + (1 + 3 * biased) / series.Count, 0, Most);
        return Math.Max(2, (int)(series.Count * (1 - r) / (1 + r)));
    }

    /// <summary>The correlation of each sample's rank with the next one's, from −1 to 1, so that an outlier weighs no more than others; null where all are the same.</summary>
    private static double? OfNeighbours(IReadOnlyList<double> series)
    {
        var ranks = Ranks(series);
        var mean = ranks.Average();
        var deviations = ranks.Select(rank => rank - mean).ToArray();
        var variance = deviations.Sum(deviation => deviation * deviation);
        return variance == 0 ? null : deviations.Zip(deviations.Skip(1), (one, next) => one * next).Sum() / variance;
    }

    // Equal samples share the mean of their ranks.
    private static double[] Ranks(IReadOnlyList<double> series)
    {
        var ranks = new double[series.Count];
        var rank = 0;
        foreach (var group in Enumerable.Range(0, series.Count).GroupBy(index => series[index]).OrderBy(g => g.Key))
        {
            var count = group.Count();
            foreach (var index in group)
            {
                ranks[index] = rank + (count - 1) / 2.0;
            }
            rank += count;
        }
        return ranks;
    }
}
