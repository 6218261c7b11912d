using System.Net;
using System.Text.Json;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Load;
using HelloAspire.Comparison.Reports;
using HelloAspire.Comparison.Reports.Figures;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>Measured figures in reports: with their spread, when and how they were taken, and whether they count.</summary>
public sealed class MeasuredReportSpecs : IDisposable
{
    private static readonly double[] Fast = [406, 390, 430, 395, 420, 400, 415, 403, 410];
    private static readonly double[] Slow = [548, 501, 700, 500, 603, 510, 600, 540, 560];
    private static readonly double[] Wide = [560, 999, 310, 900, 300, 800, 400, 700, 500];

    private readonly Reader _reader = new();

    public void Dispose() => _reader.Dispose();

    [Theory]
    [InlineData("markdown")]
    [InlineData("table")]
    public async Task A_figure_has_its_interval_its_ratio_and_its_standing_in_words(string format)
    {
        var lines = (await SamplePair.Write(await Measured(Slow, Fast), format)).Split('\n');

        var line = Assert.Single(lines, line => line.Contains("Start to first response", StringComparison.Ordinal));
        Assert.Contains("548 ms (501 – 603 ms)", line, StringComparison.Ordinal);
        Assert.Contains("406 ms (395 – 420 ms); 0.74 × (0.69 – 0.78), better", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_say_when_where_and_how_they_were_taken_and_which_are_of_an_earlier_run()
    {
        var text = await SamplePair.Write(await Measured(Slow, Fast), "markdown");

        Assert.Contains(
            "Measured 2026-01-02 03:04 UTC: 9 starts of each image, over 108 s; 2 cores, 4.00 GB of memory, Debian GNU/Linux 13 (x86\\_64), Docker 29.0.0, load average 0.2 at the start; --memory=256m; fresh containers, without the image's health check; 2 other containers were running, with health checks.",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("From an earlier run. Measured 2026-01-01 00:00 UTC", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wide_spread_is_marked_and_makes_no_lead()
    {
        var report = await Measured(Slow, Wide);

        Assert.Contains(
            "560 ms (310 – 900 ms, wide); 1.02 × (0.50 – 1.80), no clear difference",
            await SamplePair.Write(report, "markdown"),
            StringComparison.Ordinal
        );
        Assert.Contains("wide spread", await SamplePair.Write(report, "html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_HTML_report_draws_the_spread_on_one_scale_for_each_figure()
    {
        var html = WebUtility.HtmlDecode(await SamplePair.Write(await Measured(Slow, Fast), "html"));

        Assert.Contains(
            "aria-label=\"Start to first response: median 548 ms, interval 501 – 603 ms\"",
            html,
            StringComparison.Ordinal
        );
        // The slowest start, 700 ms, is at the right end of both charts.
        Assert.Contains("x2=\"199\"", html, StringComparison.Ordinal);
        Assert.Contains("▲ 0.74 × (0.69 – 0.78), better", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_has_the_interval_and_the_conditions_of_each_measure()
    {
        using var json = JsonDocument.Parse(await SamplePair.Write(await Measured(Slow, Fast), "json"));

        var measures = json.RootElement.GetProperty("measures");
        var interval = measures
            .GetProperty("startup")
            .GetProperty("variants")[0]
            .GetProperty("total")
            .GetProperty("interval");
        Assert.Equal(501, interval.GetProperty("low").GetDouble());
        Assert.Equal(603, interval.GetProperty("high").GetDouble());
        Assert.Equal(0.961, interval.GetProperty("confidence").GetDouble(), 3);
        var conditions = measures.GetProperty("conditions").GetProperty("startup");
        Assert.Equal("9 starts of each image", conditions.GetProperty("settings").GetString());
        Assert.Equal(2, conditions.GetProperty("machine").GetProperty("cores").GetInt32());
        Assert.Equal(0.2, conditions.GetProperty("loadAverage").GetDouble());
    }

    [Fact]
    public async Task Figures_of_a_busy_machine_carry_a_caveat_in_every_report()
    {
        var report = await Measured(Slow, Fast, load: 11.7);

        Assert.Contains(
            report.Caveats,
            caveat =>
                caveat.Contains("busy before the measures ran (load average 11.7 on 2 cores)", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(100, 200, Standing.Worse)]
    [InlineData(200, 100, Standing.Better)]
    [InlineData(100, 104, Standing.Equal)]
    public void Lower_is_better_for_times_and_higher_for_rates(double baseline, double own, Standing time)
    {
        double[] first = [.. Enumerable.Range(0, 9).Select(i => baseline + i * 0.1)];
        double[] second = [.. Enumerable.Range(0, 9).Select(i => own + i * 0.1)];
        var measured = new Measurements
        {
            Startup = new StartupResult([Startup("a", first), Startup("b", second)]),
            Throughput = new ThroughputResult(8, [Throughput("a", first), Throughput("b", second)]),
        };

        var groups = FigureGroups.Of(measured);

        Assert.Equal(time, groups[0].Figures[0].Cells[1].Standing);
        var rate =
            time == Standing.Better ? Standing.Worse
            : time == Standing.Worse ? Standing.Better
            : time;
        Assert.Equal(rate, groups[1].Figures[0].Cells[1].Standing);
        Assert.All(groups.SelectMany(group => group.Figures), figure => Assert.Null(figure.Cells[0].Ratio));
    }

    private async Task<Report> Measured(double[] small, double[] large, double load = 0.2)
    {
        var run = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var conditions = new MeasureConditions(
            run,
            run,
            30,
            SamplePair.Made.Machine,
            load,
            "9 starts of each image",
            ["--memory=256m"]
        )
        {
            OverSeconds = 107.4,
            Containers = "fresh",
            OtherContainers = 2,
        };
        var earlier = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return await SamplePair.Compare(_reader) with
        {
            Measures = new Measurements
            {
                Startup = new StartupResult([Startup("small", small), Startup("large", large)]),
                Shutdown = new ShutdownResult([
                    new VariantShutdown("small", Distribution.Of(Fast), [0], 0),
                    new VariantShutdown("large", Distribution.Of(Fast), [0], 0),
                ]),
            }
                .Under("startup", conditions)
                .Under("shutdown", conditions with { Run = earlier, At = earlier }),
        };
    }

    private static VariantStartup Startup(string name, double[] samples) =>
        new(name, Distribution.Of(samples), Distribution.Of(samples), samples);

    private static VariantThroughput Throughput(string name, double[] rounds) =>
        new(name, 1, 0, Distribution.Of(rounds).Median, rounds, null, null);
}
