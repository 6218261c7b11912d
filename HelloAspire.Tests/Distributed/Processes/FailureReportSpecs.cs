using System.Text.RegularExpressions;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>What a person reads in the terminal of services that do not stay.</summary>
public sealed class FailureReportSpecs
{
    [Fact(Timeout = 240_000)]
    public async Task What_fails_has_a_line_with_the_reason_and_the_end_of_its_log_and_what_ends_one_with_a_command()
    {
        const string Ending = "ending-in-terminal";
        var limit = TestContext.Current.CancellationToken;
        try
        {
            await using var appHost = AppHostProcess.Start(
                new([
                    "--Hello:Enabled=false",
                    "--Comparison:Enabled=false",
                    .. new TestVariant("failing-in-terminal", "failing-step").ToArguments(0),
                    .. new TestVariant("exiting-in-terminal", "exits-at-once").ToArguments(1),
                    .. TestVariant.Small(Ending).ToArguments(2),
                ])
            );

            await appHost.WaitForOutputAsync("exiting-in-terminal ended with exit code 3. The end of its log:");
            await appHost.WaitForOutputAsync("start-up line 30");
            await appHost.WaitForOutputAsync("failing-in-terminal failed to start. The end of its log:");
            await appHost.WaitForOutputAsync("main.c:42: error(?s:.*)exit code: 7");
            Assert.DoesNotContain("[sys]", appHost.Output, StringComparison.Ordinal);

            await appHost.WaitForOutputAsync($"{Ending} is healthy after");
            var container = Assert.Single(
                await EngineCli.Current.ListAsync(limit, "ps", "--quiet", "--filter", $"name={Ending}")
            );
            // The orchestrator learns of a pause late: by then the health check may have missed an answer.
            await EngineCli.Current.RunAsync(limit, "pause", container);
            await appHost.WaitForOutputAsync($@"{Ending} (is paused|no longer answers)\.");
            await EngineCli.Current.RunAsync(limit, "unpause", container);
            await appHost.WaitForOutputAsync($"{Ending} is healthy again");

            await EngineCli.Current.RunAsync(limit, "kill", "--signal=TERM", container);
            await appHost.WaitForOutputAsync($@"{Ending} has ended\..*`dotnet aspire resource {Ending} start`");
            await appHost.AskAspireAsync("resource", Ending, "start");
            await appHost.WaitForOutputAsync($"(?s:{Ending} is healthy again.*{Ending} is healthy again)");

            // What a person stops is no news.
            await appHost.AskAspireAsync("resource", Ending, "stop");
            await appHost.SignalAsync("TERM");
            Assert.Equal(0, await appHost.WaitForEndAsync(limit));
            Assert.Single(Regex.Matches(appHost.Output, "has ended"));
        }
        finally
        {
            await EngineCli.Current.RemoveImagesAsync("*-in-terminal");
        }
    }
}
