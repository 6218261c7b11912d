using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Tests.Comparison.Measures;

/// <summary>Whose containers are left over: by labels that hold when the machine's clock is set.</summary>
[Trait("Category", "Model")]
public sealed class CreatorLabelsSpecs
{
    private const string Start = "dev.hello-aspire.measure.start";
    private const string Ticks = "dev.hello-aspire.measure.ticks";

    [Fact]
    public void Those_of_a_process_that_runs_are_not() => Assert.False(CreatorLabels.IsAbandoned(Own()));

    [Fact]
    public void Those_of_a_process_that_runs_are_not_after_the_clock_was_set()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a process is known by the time of day it started.");

        Assert.False(CreatorLabels.IsAbandoned(Own((Start, "1000000"))));
    }

    [Fact]
    public void Those_of_an_earlier_version_are_known_by_the_time_of_day()
    {
        var earlier = Own();
        earlier.Remove(Ticks);
        Assert.False(CreatorLabels.IsAbandoned(earlier));

        earlier[Start] = "1000000";
        Assert.True(CreatorLabels.IsAbandoned(earlier));
    }

    [Fact]
    public void Those_of_a_process_that_another_has_followed_under_its_ID_are() =>
        Assert.True(CreatorLabels.IsAbandoned(Own((Start, "1000000"), (Ticks, "1"))));

    private static Dictionary<string, string> Own(params (string Name, string Value)[] changes)
    {
        var labels = CreatorLabels
            .Arguments.Where(argument => argument != "--label")
            .Select(label => label.Split('=', 2))
            .ToDictionary(label => label[0], label => label[1]);
        foreach (var (name, value) in changes)
        {
            labels[name] = value;
        }
        return labels;
    }
}
