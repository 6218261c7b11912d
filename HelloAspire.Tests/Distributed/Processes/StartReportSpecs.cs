namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>What a person reads in the terminal.</summary>
[Collection<RunningAppHostCollection>]
public sealed class StartReportSpecs(RunningAppHost running)
{
    [Theory]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public void Each_service_has_a_line_with_its_time_and_its_link(string resource) =>
        Assert.Matches(
            $@"{resource} is healthy after [\d.]+ s: {running.UrlOf(resource).GetLeftPart(UriPartial.Authority)}\n",
            running.Process.Output
        );

    [Fact]
    public void No_line_is_a_warning_or_an_error()
    {
        var lines = running.Process.Output.Split('\n');

        Assert.DoesNotContain(lines, l => l.StartsWith("warn:", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.StartsWith("fail:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_link_logs_in_to_the_dashboard_of_this_run() =>
        Assert.StartsWith(
            new Uri(running.Process.Settings.DashboardUrl, "/login?t=").ToString(),
            running.LoginLink.ToString(),
            StringComparison.Ordinal
        );
}
