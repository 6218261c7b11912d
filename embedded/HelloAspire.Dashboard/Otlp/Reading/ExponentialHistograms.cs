using HelloAspire.Dashboard.Otlp.Protos;

namespace HelloAspire.Dashboard.Otlp.Reading;

internal static class ExponentialHistograms
{
    /// <summary>
    /// Writes an exponential histogram with explicit bounds. By OpenTelemetry's data model bucket i holds the values
    /// in (base^(offset+i), base^(offset+i+1)] with base = 2^(2^-scale), and the negative buckets their mirror.
    /// </summary>
    public static HistogramDataPoint ToExplicit(ExponentialHistogramDataPoint point)
    {
        var growth = Math.Pow(2, Math.Pow(2, -point.Scale));
        var negative = point.Negative ?? new();
        var positive = point.Positive ?? new();
        var converted = new HistogramDataPoint
        {
            StartTimeUnixNano = point.StartTimeUnixNano,
            TimeUnixNano = point.TimeUnixNano,
            Count = point.Count,
            Sum = point.Sum,
            Flags = point.Flags,
            Attributes = { point.Attributes },
            Exemplars = { point.Exemplars },
        };

        // Below the lowest negative bucket lies nothing.
        if (negative.BucketCounts.Count > 0)
        {
            converted.ExplicitBounds.Add(-Bound(negative, negative.BucketCounts.Count));
            converted.BucketCounts.Add(0);
        }

        for (var i = negative.BucketCounts.Count - 1; i >= 0; i--)
        {
            converted.ExplicitBounds.Add(-Bound(negative, i));
            converted.BucketCounts.Add(negative.BucketCounts[i]);
        }

        converted.ExplicitBounds.Add(Bound(positive, 0));
        converted.BucketCounts.Add(point.ZeroCount);

        for (var i = 0; i < positive.BucketCounts.Count; i++)
        {
            converted.ExplicitBounds.Add(Bound(positive, i + 1));
            converted.BucketCounts.Add(positive.BucketCounts[i]);
        }

        // Above the highest positive bucket lies nothing either.
        converted.BucketCounts.Add(0);
        return converted;

        double Bound(ExponentialBuckets buckets, int index) => Math.Pow(growth, buckets.Offset + index);
    }
}
