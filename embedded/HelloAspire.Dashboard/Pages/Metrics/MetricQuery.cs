using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Metrics;

namespace HelloAspire.Dashboard.Pages.Metrics;

/// <summary>Which instrument of which resources is shown, and how.</summary>
/// <param name="Instruments">One per resource, of the same name and kind.</param>
/// <param name="Chosen">The values asked for, by dimension; a dimension that is not there is not narrowed.</param>
/// <param name="SplitBy">A dimension whose values get lines of their own, or null.</param>
public sealed record MetricQuery(
    IReadOnlyList<Instrument> Instruments,
    TimeSpan Duration,
    MetricView View,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Chosen,
    string? SplitBy
)
{
    private const int MaxLines = 24;

    public MetricResult Run(MetricStore store, DateTime now)
    {
        var series = Instruments
            .Select(instrument => (instrument, Series: store.GetSeries(instrument, now - (2 * Duration)).ToList()))
            .ToList();
        var points = series.SelectMany(each => each.Series).Where(each => each.Points.Count > 0).ToList();
        var end = points.Count == 0 ? now : points.Max(each => each.Points[^1].Time);

        // Where nothing has come for long, the chart goes on to now, and shows that.
        var sampling = MetricSampling.Ending(now - end > TimeSpan.FromMinutes(1) ? now : end, Duration);
        var picked = series.Select(each => (each.instrument, Series: each.Series.FindAll(Fits))).ToList();

        return new(
            sampling.Times,
            [.. picked.SelectMany(each => Lines(sampling, each.instrument, each.Series)).Take(MaxLines)],
            [.. picked.Select(each => (each.instrument.Resource.Name, sampling.Distribution(each.Series)))],
            [.. picked.SelectMany(each => Exemplars(each.instrument, each.Series, sampling.Times[0]))],
            Dimensions(points)
        );
    }

    private IEnumerable<MetricLine> Lines(MetricSampling sampling, Instrument instrument, List<MetricSeries> series)
    {
        var groups = SplitBy is null
            ? [(Detail: "", Series: series)]
            : series
                .GroupBy(each => each.Dimensions.Attributes.Find(SplitBy) ?? "")
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group =>
                    (Detail: group.Key.Length == 0 ? $"(no {SplitBy})" : group.Key, Series: group.ToList())
                );

        return groups
            .SelectMany(group => sampling.Lines(instrument.Resource.Name, group.Detail, group.Series, View))
            .Select((line, place) => line with { Place = place });
    }

    private bool Fits(MetricSeries series) =>
        Chosen.All(each => each.Value.Contains(series.Dimensions.Attributes.Find(each.Key) ?? ""));

    private static IEnumerable<(string, Exemplar)> Exemplars(
        Instrument instrument,
        List<MetricSeries> series,
        DateTime since
    ) =>
        series
            .SelectMany(each => each.Exemplars)
            .Where(exemplar => exemplar.Time >= since)
            .Select(exemplar => (instrument.Resource.Name, exemplar));

    private static Dictionary<string, IReadOnlyList<string>> Dimensions(List<MetricSeries> series) =>
        series
            .SelectMany(each => each.Dimensions.Attributes)
            .Select(attribute => attribute.Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToDictionary(
                name => name,
                name =>
                    (IReadOnlyList<string>)
                        [
                            .. series
                                .Select(each => each.Dimensions.Attributes.Find(name) ?? "")
                                .Distinct()
                                .Order(StringComparer.Ordinal),
                        ]
            );
}
