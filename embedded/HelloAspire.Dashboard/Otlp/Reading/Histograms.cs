using HelloAspire.Dashboard.Otlp.Protos;

namespace HelloAspire.Dashboard.Otlp.Reading;

internal static class Histograms
{
    private const int MaxBuckets = 2_000;

    /// <summary>Tells whether bounds and counts fit together as the specification has it; both may be absent.</summary>
    public static bool IsValid(HistogramDataPoint point)
    {
        var bounds = point.ExplicitBounds;
        if (point.BucketCounts.Count == 0)
        {
            return bounds.Count == 0;
        }

        return point.BucketCounts.Count == bounds.Count + 1
            && bounds.Count < MaxBuckets
            && bounds.Zip(bounds.Skip(1), (lower, upper) => lower < upper).All(ascending => ascending);
    }
}
