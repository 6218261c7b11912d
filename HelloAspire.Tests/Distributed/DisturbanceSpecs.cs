using System.Net;

namespace HelloAspire.Tests.Distributed;

/// <summary>What the app host makes of containers that hang or die.</summary>
public sealed class DisturbanceSpecs(HelloApp hello) : IClassFixture<HelloApp>
{
    [Fact(Timeout = 420_000)]
    public async Task A_container_that_hangs_turns_unhealthy_and_healthy_again()
    {
        // Of its own, so that what was waited for is told: at a test's timeout it is not.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(4));
        var cancellationToken = limit.Token;
        var stopped = hello.App.ContainerOf(HelloApp.MultiStage);
        var paused = hello.App.ContainerOf(HelloApp.SingleStage);

        await EngineCli.Current.RunAsync(cancellationToken, "kill", "--signal=STOP", stopped);
        await EngineCli.Current.RunAsync(cancellationToken, "pause", paused);
        try
        {
            // A healthy service is asked again after 30 s, and has 10 s to answer.
            var red = await hello.App.WaitForAsync(
                HelloApp.MultiStage,
                s => s.HealthStatus?.ToString() == "Unhealthy",
                cancellationToken
            );
            Assert.Equal(KnownResourceStates.Running, red.Snapshot.State?.Text);
            Assert.Contains(red.Snapshot.HealthReports, r => r.Status?.ToString() == "Unhealthy");

            // Aspire asks a container no more that its engine has paused, and says so instead.
            await hello.App.WaitForAsync(
                HelloApp.SingleStage,
                s => s.HealthStatus?.ToString() == "Unhealthy" || s.State?.Text == "Paused",
                cancellationToken
            );
        }
        finally
        {
            await EngineCli.Current.RunAsync(CancellationToken.None, "kill", "--signal=CONT", stopped);
            await EngineCli.Current.RunAsync(CancellationToken.None, "unpause", paused);
        }

        await hello.App.WaitForHealthyAsync(HelloApp.MultiStage, cancellationToken);
        await hello.App.WaitForHealthyAsync(HelloApp.SingleStage, cancellationToken);
    }

    [Fact(Timeout = 300_000)]
    public async Task A_container_that_is_killed_has_exited_with_its_code_and_can_be_started_again()
    {
        const int Killed = 128 + 9;
        var cancellationToken = TestContext.Current.CancellationToken;

        await EngineCli.Current.RunAsync(cancellationToken, "kill", hello.App.ContainerOf(HelloApp.SingleStage));
        var exited = await hello.App.WaitForAsync(
            HelloApp.SingleStage,
            s => s.State?.Text == KnownResourceStates.Exited,
            cancellationToken
        );

        Assert.Equal(Killed, exited.Snapshot.ExitCode);
        Assert.NotEqual("Healthy", exited.Snapshot.HealthStatus?.ToString());
        Assert.Equal(KnownResourceStates.Running, hello.App.Current(HelloApp.MultiStage).Snapshot.State?.Text);

        await hello.App.ExecuteAsync(HelloApp.SingleStage, KnownResourceCommands.StartCommand, cancellationToken);
        await hello.App.WaitForHealthyAsync(HelloApp.SingleStage, cancellationToken);

        using var client = hello.App.Application.CreateHttpClient(HelloApp.SingleStage, "http");
        using var response = await client.GetAsync("/", cancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
