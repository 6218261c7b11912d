using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Measuring;
using HelloAspire.Comparison.Page.Sessions;

namespace HelloAspire.Tests.Comparison.Page.Sessions;

[Trait("Category", "Model")]
public sealed class LiveUsageSpecs
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void A_line_ends_where_nothing_was_told_and_where_another_container_begins()
    {
        var line = Line(20, (0, "one"), (1, "one"), (9, "one"), (10, "two"), (11, "two"), (12, LiveUsage.Measured));

        Assert.Equal([2, 1, 2, 1], line.Pieces.Select(piece => piece.Count));
    }

    [Fact]
    public void A_value_of_some_time_ago_is_not_shown_as_the_latest()
    {
        Assert.Equal(1, Line(2, (0, "one"), (1, "one")).Latest);
        Assert.Null(Line(20, (0, "one"), (1, "one")).Latest);
    }

    [Fact]
    public void Samples_of_more_than_two_minutes_ago_are_let_go()
    {
        var live = new LiveUsage();

        live.Add(Sample(0, "one"));
        live.AddMeasured(Sample(121, "one"));

        Assert.Equal(LiveUsage.Measured, Assert.Single(live.Of("a")).Container);
    }

    private static LiveLine Line(int now, params (int Second, string Container)[] samples) =>
        LiveLine.Of(
            "a",
            samples.Select(sample => Sample(sample.Second, sample.Container)),
            sample => sample.LatencyMs,
            Start.AddSeconds(now),
            missing: "not running"
        );

    private static LiveSample Sample(int second, string container) =>
        new("a", Start.AddSeconds(second), LatencyMs: second, Container: container);
}
