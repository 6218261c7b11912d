using HelloAspire.Dashboard;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Metrics;

namespace HelloAspire.Tests.Dashboard.Telemetry;

[Trait("Category", "Model")]
public sealed class MetricStoreSpecs
{
    private static readonly TelemetryResource Sender = new("multi-stage", "x7k2p9qd", []);
    private static readonly Instrument Counter = new(Sender, "meter", "greetings", InstrumentKind.Counter, "", "");
    private static readonly Instrument Durations = new(Sender, "meter", "duration", InstrumentKind.Histogram, "s", "");

    [Fact]
    public void Equal_values_in_a_row_take_the_room_of_one()
    {
        var store = new MetricStore(new());
        store.Add(Enumerable.Range(0, 100).Select(second => Number(second, second < 60 ? 7 : 8)));

        var points = Points(store, Counter);
        Assert.Equal([7.0, 8.0], points.Select(point => point.Value));
        Assert.Equal([(0, 59), (60, 99)], points.Select(point => (Second(point.Since), Second(point.Time))));
    }

    [Fact]
    public void A_silence_between_equal_values_stays_visible()
    {
        var store = new MetricStore(new());
        store.Add([Number(0, 7), Number(1, 7), Number(600, 7)]);

        Assert.Equal([(0, 1), (600, 600)], Points(store, Counter).Select(p => (Second(p.Since), Second(p.Time))));
    }

    [Fact]
    public void Changes_are_added_up_to_totals()
    {
        var store = new MetricStore(new());
        store.Add([Number(0, 3, isDelta: true), Number(1, 4, isDelta: true), Number(2, 0, isDelta: true)]);
        store.Add([Histogram(0, [1, 2]), Histogram(1, [0, 5])]);

        Assert.Equal([3.0, 7.0], Points(store, Counter).Select(point => point.Value));
        Assert.Equal([1UL, 7UL], Points(store, Durations)[^1].Histogram!.Counts);
        Assert.Equal(8UL, Points(store, Durations)[^1].Histogram!.Count);
    }

    [Fact]
    public void A_total_that_comes_for_the_first_time_was_zero_at_the_report_before()
    {
        var store = new MetricStore(new());
        var other = new Instrument(Sender, "meter", "up", InstrumentKind.Gauge, "", "");
        store.Add([Number(7, 1) with { Instrument = other }]);

        store.Add([Number(8, 3) with { Start = Time(0) }]);
        store.Add([Number(9, 4) with { Start = Time(0) }]);

        Assert.Equal([(7, 0.0), (8, 3.0), (9, 4.0)], Points(store, Counter).Select(p => (Second(p.Since), p.Value)));
    }

    [Fact]
    public void A_total_that_begins_anew_was_zero_at_its_start()
    {
        var store = new MetricStore(new());
        store.Add([Number(8, 3) with { Start = Time(0) }]);
        store.Add([Number(20, 3) with { Start = Time(15) }]);

        Assert.Equal(
            [(0, 0.0), (8, 3.0), (15, 0.0), (20, 3.0)],
            Points(store, Counter).Select(p => (Second(p.Since), p.Value))
        );
    }

    [Fact]
    public void Changes_over_other_bounds_are_added_up_over_the_bounds_of_both()
    {
        var store = new MetricStore(new());
        store.Add([Histogram(0, [1, 2, 0], [1, 2]), Histogram(1, [4, 5, 6], [2, 4])]);

        var sum = Points(store, Durations)[^1].Histogram!;
        Assert.Equal([1.0, 2.0, 4.0], sum.Bounds);
        Assert.Equal([1UL, 6UL, 5UL, 6UL], sum.Counts);
    }

    [Fact]
    public void The_oldest_points_of_a_series_leave_first()
    {
        var store = new MetricStore(new() { MaxMetricPoints = 10 });
        store.Add(Enumerable.Range(0, 100).Select(second => Number(second, second)));

        Assert.Equal(
            Enumerable.Range(90, 10).Select(value => (double)value),
            Points(store, Counter).Select(p => p.Value)
        );
    }

    [Fact]
    public void All_series_together_stay_within_their_bytes()
    {
        var store = new MetricStore(new TelemetryLimits { MaxMetricBytes = 20_000 });
        for (var second = 0; second < 2_000; second++)
        {
            store.Add([Number(second, second), Number(second, -second, dimension: "b")]);
        }

        var points = store.GetSeries(Counter, DateTime.MinValue).SelectMany(series => series.Points).ToList();
        Assert.InRange(points.Count, 100, 20_000 / 32);
        Assert.Equal(1_999, points.Max(point => Second(point.Time)));
    }

    [Fact]
    public void Too_many_sets_of_dimensions_are_rejected_and_counted()
    {
        var store = new MetricStore(new() { MaxDimensions = 5 });

        Assert.Equal(3, store.Add(Enumerable.Range(0, 8).Select(i => Number(0, i, dimension: $"{i}"))));
        Assert.Equal(0, store.Add([Number(1, 9, dimension: "2")]));
        Assert.Equal(5, store.GetSeries(Counter, DateTime.MinValue).Count);
    }

    [Fact]
    public void Dimensions_are_the_same_in_any_order()
    {
        var left = new DimensionSet([new("a", "1"), new("b", "2")]);
        var right = new DimensionSet([new("b", "2"), new("a", "1")]);

        Assert.Equal(left, right);
        Assert.NotEqual(left, new DimensionSet([new("a", "1"), new("b", "3")]));
    }

    [Fact]
    public void An_exemplar_that_is_reported_again_is_kept_once()
    {
        var store = new MetricStore(new());
        var exemplar = new Exemplar(Time(1), 0.5, new(1), new(2), []);
        store.Add([Number(1, 1) with { Exemplars = [exemplar] }, Number(2, 2) with { Exemplars = [exemplar] }]);

        Assert.Equal([exemplar], store.GetSeries(Counter, DateTime.MinValue)[0].Exemplars);
    }

    [Fact]
    public void What_a_sender_measured_goes_with_it()
    {
        var store = new TelemetryStore(new() { MaxResources = 1 });
        var first = store.Resources.GetOrAdd("multi-stage", "1", []);
        store.Metrics.Add([Number(0, 1) with { Instrument = Counter with { Resource = first } }]);

        store.Resources.GetOrAdd("multi-stage", "2", []);

        Assert.Empty(store.Metrics.GetInstruments());
        Assert.Equal(["2"], store.Resources.GetAll().Select(resource => resource.InstanceId));
    }

    private static Measurement Number(int second, double value, bool isDelta = false, string dimension = "a") =>
        new(Counter, new([new("d", dimension)]), new(Time(second), Time(second), value), isDelta, []);

    private static Measurement Histogram(int second, ulong[] counts, double[]? bounds = null) =>
        new(
            Durations,
            new([]),
            new(Time(second), Time(second), 1, new(counts.Aggregate((a, b) => a + b), bounds ?? [0.5], counts)),
            IsDelta: true,
            []
        );

    private static IReadOnlyList<MetricPoint> Points(MetricStore store, Instrument instrument) =>
        Assert.Single(store.GetSeries(instrument, DateTime.MinValue)).Points;

    private static DateTime Time(int second) => SpanSamples.Start.AddSeconds(second);

    private static int Second(DateTime time) => (int)(time - SpanSamples.Start).TotalSeconds;
}
