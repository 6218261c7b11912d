using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Sessions;

namespace HelloAspire.Tests.Comparison.Page.Sessions;

[Trait("Category", "Model")]
public sealed class LiveUsageSpecs
{
    [Fact]
    public void A_variant_that_is_measured_has_one_line_in_the_live_charts()
    {
        var start = DateTimeOffset.UnixEpoch;
        var live = new LiveUsage();

        live.Add(new LiveSample("a", start, Memory: 20));
        live.AddMeasured(new LiveSample("a", start.AddSeconds(1), Memory: 10));
        live.Add(new LiveSample("a", start.AddSeconds(2), Memory: 20));
        live.Add(new LiveSample("b", start.AddSeconds(2), Memory: 30));
        live.Add(new LiveSample("a", start.AddSeconds(5), Memory: 20));

        Assert.Equal([20L, 10L, 20L], live.Of("a").Select(sample => sample.Memory));
        Assert.Single(live.Of("b"));
    }
}
