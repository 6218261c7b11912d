using HelloAspire.Dashboard.Telemetry.Metrics;

namespace HelloAspire.Dashboard.Pages.Metrics;

/// <summary>Turns the series of one resource's instrument into lines over the same times.</summary>
/// <param name="Times">Ascending and evenly spaced.</param>
public sealed record MetricSampling(IReadOnlyList<DateTime> Times)
{
    private const int Steps = 60;

    private static readonly (string Name, double Share)[] Percentiles = [("P50", 0.5), ("P90", 0.9), ("P99", 0.99)];

    private TimeSpan Step => Times[1] - Times[0];

    /// <summary>Spreads 60 steps over a time that ends at the last report, cut to a whole step so that lines stand still.</summary>
    public static MetricSampling Ending(DateTime end, TimeSpan duration)
    {
        var step = duration / Steps;
        var last = new DateTime(end.Ticks - (end.Ticks % step.Ticks), DateTimeKind.Utc);
        return new([.. Enumerable.Range(0, Steps + 1).Select(i => last - ((Steps - i) * step))]);
    }

    /// <summary>Gives the lines of some series taken together.</summary>
    public IEnumerable<MetricLine> Lines(
        string resource,
        string detail,
        IReadOnlyList<MetricSeries> series,
        MetricView view
    )
    {
        var samplers = series.Select(each => new PointSampler(each.Points)).ToList();

        return view switch
        {
            MetricView.Rate =>
            [
                Line(time => Sum(samplers, each => each.Growth(time - Step, time) / Step.TotalSeconds)),
            ],
            MetricView.Mean => [Line(time => Mean(samplers, time))],
            MetricView.Percentiles => PercentileLines(resource, detail, samplers),
            _ => [Line(time => Sum(samplers, each => each.Hold(time)))],
        };

        MetricLine Line(Func<DateTime, double?> read) => new(resource, detail, [.. Times.Select(read)]);
    }

    /// <summary>Counts a histogram's observations per bucket over all times.</summary>
    public BucketGrowth? Distribution(IReadOnlyList<MetricSeries> series) =>
        BucketGrowth.Sum(
            Times
                .Skip(1)
                .SelectMany(time =>
                    series
                        .Select(each => new PointSampler(each.Points).Buckets(time - Step, time))
                        .OfType<BucketGrowth>()
                )
        );

    private IEnumerable<MetricLine> PercentileLines(string resource, string detail, List<PointSampler> samplers)
    {
        var growth = Times
            .Select(time =>
                BucketGrowth.Sum(samplers.Select(each => each.Buckets(time - Step, time)).OfType<BucketGrowth>())
            )
            .ToList();

        return Percentiles.Select(percentile => new MetricLine(
            resource,
            $"{detail} {percentile.Name}".Trim(),
            [.. growth.Select(each => each?.Quantile(percentile.Share))]
        ));
    }

    private double? Mean(List<PointSampler> samplers, DateTime time)
    {
        var sum = Sum(samplers, each => each.Growth(time - Step, time));
        var count = Sum(samplers, each => each.Buckets(time - Step, time)?.Total);
        return count > 0 ? sum / count : null;
    }

    private static double? Sum(List<PointSampler> samplers, Func<PointSampler, double?> read)
    {
        double? sum = null;

        foreach (var value in samplers.Select(read).OfType<double>())
        {
            sum = (sum ?? 0) + value;
        }

        return sum;
    }
}
