namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>Brings histograms of different bounds together: an exponential one changes its bounds as its range grows.</summary>
internal static class BucketBounds
{
    /// <summary>Adds counts up; where the bounds differ, the sum has those of both.</summary>
    public static HistogramValue Add(HistogramValue left, HistogramValue right)
    {
        var bounds = left.Bounds.SequenceEqual(right.Bounds) ? left.Bounds : Union(left.Bounds, right.Bounds);
        var counts = new ulong[bounds.Count + 1];
        AddTo(counts, bounds, left);
        AddTo(counts, bounds, right);
        return new(left.Count + right.Count, bounds, counts);
    }

    public static IReadOnlyList<double> Union(IReadOnlyList<double> left, IReadOnlyList<double> right) =>
        [.. left.Union(right).Order()];

    /// <summary>Those of the bounds that the others have too: between them, counts can be compared exactly.</summary>
    public static IReadOnlyList<double> Shared(
        IReadOnlyList<double> bounds,
        IEnumerable<IReadOnlyList<double>?> others
    ) =>
        others
            .OfType<IReadOnlyList<double>>()
            .Aggregate(
                bounds,
                (shared, other) => shared.SequenceEqual(other) ? shared : [.. shared.Where(other.Contains)]
            );

    /// <summary>How many of a histogram lie in a bucket of other bounds, which are all among its own.</summary>
    public static double CountIn(HistogramValue? histogram, IReadOnlyList<double> bounds, int bucket)
    {
        if (histogram is not { Counts.Count: > 0 })
        {
            return 0;
        }

        if (histogram.Bounds.Count == bounds.Count)
        {
            return histogram.Counts[bucket];
        }

        var (above, atMost) = Range(bounds, bucket);
        var count = 0.0;
        for (var i = 0; i < histogram.Counts.Count; i++)
        {
            count += IsWithin(End(histogram.Bounds, i), above, atMost) ? histogram.Counts[i] : 0;
        }

        return count;
    }

    /// <summary>Divides each bucket's count over the finer buckets of a histogram as that histogram's own counts lie.</summary>
    public static double[] Divide(IReadOnlyList<double> bounds, IReadOnlyList<double> counts, HistogramValue finer)
    {
        var divided = new double[finer.Counts.Count];

        for (var bucket = 0; bucket < counts.Count; bucket++)
        {
            var total = CountIn(finer, bounds, bucket);
            var (above, atMost) = Range(bounds, bucket);
            for (var i = 0; i < divided.Length && total > 0; i++)
            {
                if (IsWithin(End(finer.Bounds, i), above, atMost))
                {
                    divided[i] = counts[bucket] * (finer.Counts[i] / total);
                }
            }
        }

        return divided;
    }

    /// <summary>Spreads counts over other bounds, taking each bucket's to lie evenly within it.</summary>
    public static double[] Spread(
        IReadOnlyList<double> bounds,
        IReadOnlyList<double> counts,
        IReadOnlyList<double> over
    )
    {
        var spread = new double[over.Count + 1];
        var below = 0.0;

        for (var i = 0; i < over.Count; i++)
        {
            var atMost = AtMost(bounds, counts, over[i]);
            spread[i] = atMost - below;
            below = atMost;
        }

        spread[^1] = counts.Sum() - below;
        return spread;
    }

    /// <summary>Each bound of the histogram is one of the bounds: no bucket is split.</summary>
    private static void AddTo(ulong[] counts, IReadOnlyList<double> bounds, HistogramValue histogram)
    {
        var target = 0;

        for (var i = 0; i < histogram.Bounds.Count; i++)
        {
            while (bounds[target] < histogram.Bounds[i])
            {
                target++;
            }

            counts[target] += histogram.Counts[i];
        }

        counts[^1] += histogram.Counts.Count == 0 ? 0 : histogram.Counts[^1];
    }

    /// <summary>How many lie at or below a value; of the last bucket, which has no end, none do.</summary>
    private static double AtMost(IReadOnlyList<double> bounds, IReadOnlyList<double> counts, double value)
    {
        var sum = 0.0;

        for (var i = 0; i < bounds.Count; i++)
        {
            var lower = i == 0 ? Math.Min(0, bounds[0]) : bounds[i - 1];
            if (value <= lower)
            {
                break;
            }

            sum += value >= bounds[i] ? counts[i] : counts[i] * ((value - lower) / (bounds[i] - lower));
        }

        return sum;
    }

    private static (double Above, double AtMost) Range(IReadOnlyList<double> bounds, int bucket) =>
        (bucket == 0 ? double.NegativeInfinity : bounds[bucket - 1], End(bounds, bucket));

    /// <summary>A bucket's upper end; the last bucket has none.</summary>
    private static double End(IReadOnlyList<double> bounds, int bucket) =>
        bucket < bounds.Count ? bounds[bucket] : double.PositiveInfinity;

    private static bool IsWithin(double end, double above, double atMost) => end > above && end <= atMost;
}
