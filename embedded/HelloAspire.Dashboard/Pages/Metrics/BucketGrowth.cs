using HelloAspire.Dashboard.Telemetry.Metrics;

namespace HelloAspire.Dashboard.Pages.Metrics;

/// <summary>Observations per bucket in a span of time; they are fractions where the time falls between two reports.</summary>
/// <param name="Bounds">Each bucket's upper end; the last bucket has none.</param>
/// <param name="Counts">One more than bounds.</param>
public sealed record BucketGrowth(IReadOnlyList<double> Bounds, IReadOnlyList<double> Counts)
{
    public double Total => Counts.Sum();

    /// <summary>Adds buckets up, over the bounds of all of them.</summary>
    public static BucketGrowth? Sum(IEnumerable<BucketGrowth> parts)
    {
        BucketGrowth? sum = null;

        foreach (var part in parts)
        {
            var bounds = sum?.BoundsWith(part) ?? part.Bounds;
            sum = sum is null
                ? part
                : new(bounds, [.. sum.Over(bounds).Counts.Zip(part.Over(bounds).Counts, (l, r) => l + r)]);
        }

        return sum;
    }

    /// <summary>The bounds of both.</summary>
    public IReadOnlyList<double> BoundsWith(BucketGrowth other) =>
        Bounds.SequenceEqual(other.Bounds) ? Bounds : BucketBounds.Union(Bounds, other.Bounds);

    /// <summary>The same observations over other bounds.</summary>
    public BucketGrowth Over(IReadOnlyList<double> bounds) =>
        Bounds.SequenceEqual(bounds) ? this : new(bounds, BucketBounds.Spread(Bounds, Counts, bounds));

    /// <summary>
    /// Estimates the value that a share of the observations does not exceed, taking each bucket's observations to lie
    /// evenly within it, as Prometheus' histogram_quantile does; null where nothing was observed.
    /// </summary>
    /// <param name="share">Between 0 and 1.</param>
    public double? Quantile(double share)
    {
        var total = Total;
        if (total <= 0 || Bounds.Count == 0)
        {
            return null;
        }

        var rank = share * total;
        var below = 0.0;

        for (var bucket = 0; bucket < Bounds.Count; bucket++)
        {
            if (Counts[bucket] > 0 && below + Counts[bucket] >= rank)
            {
                var lower = bucket == 0 ? Math.Min(0, Bounds[0]) : Bounds[bucket - 1];
                return lower + ((Bounds[bucket] - lower) * ((rank - below) / Counts[bucket]));
            }

            below += Counts[bucket];
        }

        // The last bucket has no upper end: nothing more is known than that.
        return Bounds[^1];
    }
}
