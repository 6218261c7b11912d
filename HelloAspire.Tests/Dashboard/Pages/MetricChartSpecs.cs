using HelloAspire.Dashboard.Pages.Metrics;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Metrics;

namespace HelloAspire.Tests.Dashboard.Pages;

[Trait("Category", "Model")]
public sealed class MetricChartSpecs
{
    private static readonly DateTime Start = new(2026, 3, 14, 9, 26, 0, DateTimeKind.Utc);
    private static readonly Instrument Counter = Instrument("multi-stage", InstrumentKind.Counter);

    private readonly MetricStore _store = new(new());

    [Fact]
    public void A_total_becomes_a_rate_per_second()
    {
        _store.Add(Enumerable.Range(0, 61).Select(second => Point(Counter, second, 3 * second)));

        Assert.All(Run(MetricView.Rate, Counter).Lines[0].Values.Skip(1), rate => Assert.Equal(3, rate!.Value, 9));
    }

    [Fact]
    public void A_total_that_starts_anew_gives_no_negative_rate()
    {
        _store.Add(
            Enumerable.Range(0, 61).Select(second => Point(Counter, second, second < 30 ? 100 + second : second - 30))
        );

        Assert.All(Run(MetricView.Rate, Counter).Lines[0].Values.OfType<double>(), rate => Assert.InRange(rate, 0, 1));
    }

    [Fact]
    public void Rare_reports_give_an_even_rate_between_them()
    {
        _store.Add([Point(Counter, 0, 0), Point(Counter, 60, 120)]);

        Assert.All(Run(MetricView.Rate, Counter).Lines[0].Values.Skip(1), rate => Assert.Equal(2, rate!.Value, 9));
    }

    [Fact]
    public void Two_variants_are_drawn_over_the_same_times()
    {
        var other = Instrument("single-stage", InstrumentKind.Counter);
        _store.Add(Enumerable.Range(0, 61).SelectMany(s => new[] { Point(Counter, s, s), Point(other, s, 2 * s) }));

        var result = Run(MetricView.Rate, Counter, other);
        Assert.Equal(["multi-stage", "single-stage"], result.Lines.Select(line => line.Name));
        Assert.Equal([1.0, 2.0], result.Lines.Select(line => Math.Round(line.Last!.Value, 9)));
        Assert.All(result.Lines, line => Assert.Equal(result.Times.Count, line.Values.Count));
    }

    [Fact]
    public void I_can_split_a_line_by_a_dimension_and_choose_some_of_its_values()
    {
        _store.Add(
            Enumerable
                .Range(0, 61)
                .SelectMany(s => new[] { Point(Counter, s, s, "en"), Point(Counter, s, 5 * s, "de") })
        );

        var together = Run(MetricView.Rate, Counter);
        var split = Query(MetricView.Rate, Counter) with { SplitBy = "language" };
        var chosen = split with
        {
            Chosen = new Dictionary<string, IReadOnlySet<string>> { ["language"] = new HashSet<string> { "de" } },
        };

        Assert.Equal(6, together.Lines[0].Last!.Value, 9);
        Assert.Equal(
            ["multi-stage de", "multi-stage en"],
            split.Run(_store, Start.AddSeconds(60)).Lines.Select(l => l.Name)
        );
        Assert.Equal(["multi-stage de"], chosen.Run(_store, Start.AddSeconds(60)).Lines.Select(l => l.Name));
        Assert.Equal(["de", "en"], together.Dimensions["language"]);
    }

    [Fact]
    public void A_gauge_holds_its_value_and_ends_when_its_sender_falls_silent()
    {
        var gauge = Instrument("multi-stage", InstrumentKind.Gauge);
        _store.Add([Point(gauge, 0, 7), Point(gauge, 10, 9)]);

        var values = Query(MetricView.Value, gauge).Run(_store, Start.AddSeconds(10 + 3600)).Lines[0].Values;
        Assert.All(values, value => Assert.Null(value));
        Assert.Equal(9, Run(MetricView.Value, gauge).Lines[0].Last);
    }

    [Fact]
    public void Percentiles_come_from_the_observations_of_each_step_alone()
    {
        var histogram = Instrument("multi-stage", InstrumentKind.Histogram);
        _store.Add(
            Enumerable
                .Range(0, 61)
                .Select(second => Buckets(histogram, second, [(ulong)(1000 + second), 0, (ulong)second]))
        );

        // One observation a second up to 1 and one above 2; the thousand from before count no more.
        var result = Run(MetricView.Percentiles, histogram);
        Assert.Equal(["P50", "P90", "P99"], result.Lines.Select(line => line.Detail));
        Assert.Equal([1.0, 2.0, 2.0], result.Lines.Select(line => Math.Round(line.Last!.Value, 6)));
        Assert.Equal(120, result.Distributions[0].Buckets!.Total, 6);
    }

    [Fact]
    public void Buckets_that_change_their_bounds_are_compared_by_their_range_and_not_by_their_place()
    {
        var histogram = Instrument("multi-stage", InstrumentKind.Histogram);
        _store.Add([Buckets(histogram, 0, [5, 10, 0]), Buckets(histogram, 60, [0, 5, 10, 6, 0], [0.5, 1, 2, 4])]);

        var growth = Run(MetricView.Percentiles, histogram).Distributions[0].Buckets!;
        Assert.Equal([0.5, 1.0, 2.0, 4.0], growth.Bounds);
        Assert.Equal(6, growth.Counts[3], 6);
        Assert.Equal(6, growth.Total, 6);
    }

    [Fact]
    public void Buckets_of_other_bounds_are_added_up_over_the_bounds_of_both()
    {
        var sum = BucketGrowth.Sum([new([1, 2], [1, 4, 2]), new([1.5, 3], [3, 3, 1])])!;

        Assert.Equal([1.0, 1.5, 2.0, 3.0], sum.Bounds);
        Assert.Equal([3.0, 3.0, 3.0, 2.0, 3.0], sum.Counts.Select(count => Math.Round(count, 6)));
    }

    [Theory]
    [InlineData(0.25, 1.0)]
    [InlineData(0.5, 1.5)]
    [InlineData(0.75, 2.0)]
    [InlineData(0.99, 4.0)]
    public void A_quantile_lies_evenly_within_its_bucket_and_never_beyond_the_last_bound(
        double share,
        double expected
    ) => Assert.Equal(expected, new BucketGrowth([1, 2, 4], [1, 2, 0, 1]).Quantile(share)!.Value, 9);

    [Fact]
    public void Nothing_observed_has_no_quantile() => Assert.Null(new BucketGrowth([1, 2], [0, 0, 0]).Quantile(0.5));

    [Theory]
    [InlineData("s", 0.004, "4 ms")]
    [InlineData("s", 0.000004, "4 µs")]
    [InlineData("By", 27_900_000, "27.9 MB")]
    [InlineData("{request}", 12, "12 request")]
    [InlineData("1", 0.5, "0.5")]
    public void Values_are_written_in_a_unit_that_suits_them(string unit, double value, string expected) =>
        Assert.Equal(expected, MetricUnit.For(unit, value).Format(value));

    [Theory]
    [InlineData(0.004)]
    [InlineData(7.25)]
    [InlineData(950)]
    [InlineData(123_456)]
    [InlineData(0)]
    public void The_axis_has_a_few_lines_whatever_the_size(double largest)
    {
        var scale = ChartScale.For(largest);
        Assert.InRange(largest * scale.Factor / scale.Tick, 0, 6);
        Assert.Equal(
            largest.ToString("0.###", null),
            (largest * scale.Factor).ToString(scale.Format, null).Replace(",", "", StringComparison.Ordinal)
        );
    }

    private MetricResult Run(MetricView view, params Instrument[] instruments) =>
        Query(view, instruments).Run(_store, Start.AddSeconds(60));

    private static MetricQuery Query(MetricView view, params Instrument[] instruments) =>
        new(instruments, TimeSpan.FromMinutes(1), view, new Dictionary<string, IReadOnlySet<string>>(), null);

    private static Instrument Instrument(string resource, InstrumentKind kind) =>
        new(new(resource, "1", []), "meter", "name", kind, "", "");

    private static Measurement Point(Instrument instrument, int second, double value, string language = "en") =>
        new(
            instrument,
            new([new TelemetryAttribute("language", language)]),
            new(Start.AddSeconds(second), Start.AddSeconds(second), value),
            IsDelta: false,
            []
        );

    private static Measurement Buckets(Instrument instrument, int second, ulong[] counts, double[]? bounds = null) =>
        Point(instrument, second, second) with
        {
            Point = new(
                Start.AddSeconds(second),
                Start.AddSeconds(second),
                second,
                new(counts.Aggregate((a, b) => a + b), bounds ?? [1, 2], counts)
            ),
        };
}
