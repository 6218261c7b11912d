using HelloAspire.Dashboard.Telemetry.Metrics;

namespace HelloAspire.Dashboard.Pages.Metrics;

/// <summary>Reads a series at times between its points.</summary>
public sealed class PointSampler(IReadOnlyList<MetricPoint> points)
{
    /// <summary>A value is taken to last for as long as the usual interval of 60 s has not passed, and a little more.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(75);

    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(2);

    /// <summary>The last value reported at or before a time, null before the first and some time after the last.</summary>
    public double? Hold(DateTime time)
    {
        var index = FindLast(time);
        return index >= 0 && time - points[index].Time <= Freshness ? points[index].Value : null;
    }

    /// <summary>How much a total grew from one time to another; between points it grows evenly.</summary>
    public double? Growth(DateTime from, DateTime to) => Growth(from, to, Value);

    /// <summary>How much the counts of a histogram's buckets grew from one time to another.</summary>
    public BucketGrowth? Buckets(DateTime from, DateTime to)
    {
        var index = FindLast(to);
        if (index < 0)
        {
            return null;
        }

        // What grows towards the next report grows within the bounds of that.
        var next = points[index].Time < to ? Math.Min(index + 1, points.Count - 1) : index;
        if (points[next].Histogram is not { Counts.Count: > 0 } last)
        {
            return null;
        }

        var first = Math.Max(FindLast(from), 0);
        var shared = BucketBounds.Shared(
            last.Bounds,
            new[] { first, Math.Min(first + 1, next), index }.Select(each => points[each].Histogram?.Bounds)
        );
        var counts = new double[shared.Count + 1];
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            if (Growth(from, to, point => BucketBounds.CountIn(point.Histogram, shared, bucket)) is not { } growth)
            {
                return null;
            }

            counts[bucket] = growth;
        }

        return new(last.Bounds, BucketBounds.Divide(shared, counts, last));
    }

    private double? Growth(DateTime from, DateTime to, Func<MetricPoint, double> read)
    {
        if (Interpolate(to, read) is not { } after || Interpolate(from, read) is not { } before)
        {
            return null;
        }

        // A total that shrank began anew at zero, because its sender did.
        return after >= before ? after - before : after;
    }

    private double? Interpolate(DateTime time, Func<MetricPoint, double> read)
    {
        var index = FindLast(time);
        if (index < 0)
        {
            return null;
        }

        var (current, value) = (points[index], read(points[index]));
        if (time <= current.Time)
        {
            return value;
        }

        if (index + 1 == points.Count)
        {
            return null;
        }

        var next = points[index + 1];
        var gap = next.Since - current.Time;
        if (gap > LongestGap)
        {
            return null;
        }

        var growth = read(next) - value;
        return growth < 0 ? value : value + (growth * ((time - current.Time) / gap));
    }

    /// <summary>Finds the last point that began at or before a time; -1 for none.</summary>
    private int FindLast(DateTime time)
    {
        var (low, high) = (0, points.Count);

        while (low < high)
        {
            var middle = (low + high) / 2;
            if (points[middle].Since <= time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private static double Value(MetricPoint point) => point.Value;
}
