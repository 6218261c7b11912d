namespace HelloAspire.Tests.Distributed;

/// <summary>Each way to fail ends in a state that can be told from the others, and the rest goes on.</summary>
public sealed class FailureSpecs(FailingApp failing) : IClassFixture<FailingApp>
{
    [Fact(Timeout = 300_000)]
    public async Task A_broken_Dockerfile_fails_to_start_and_its_log_names_the_instruction()
    {
        await WaitForStateAsync(FailingApp.BrokenSyntax, KnownResourceStates.FailedToStart);

        await ReadLogAsync(FailingApp.BrokenSyntax, "(?i)unknown instruction:? \"?COPPY");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_failing_build_step_fails_to_start_and_its_log_says_why()
    {
        await WaitForStateAsync(FailingApp.FailingStep, KnownResourceStates.FailedToStart);

        await ReadLogAsync(FailingApp.FailingStep, "main.c:42: error");
        // Classic builder: `returned a non-zero code: 7`, BuildKit: `exit code: 7`, Buildah: `exit status 7`.
        await ReadLogAsync(FailingApp.FailingStep, "(code|status):? 7");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_container_that_ends_at_once_has_exited_with_its_code_and_its_log_is_kept()
    {
        var exited = await failing.App.WaitForAsync(
            FailingApp.ExitsAtOnce,
            s => s.ExitCode is not null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(3, exited.Snapshot.ExitCode);
        Assert.Equal(KnownResourceStates.Exited, exited.Snapshot.State?.Text);

        await ReadLogAsync(FailingApp.ExitsAtOnce, "start-up line 1\n");
        await ReadLogAsync(FailingApp.ExitsAtOnce, "start-up line 30");
        await ReadLogAsync(FailingApp.ExitsAtOnce, "no database at db:5432");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_health_check_that_never_turns_leaves_a_running_resource_unhealthy()
    {
        var unhealthy = await failing.App.WaitForAsync(
            FailingApp.NeverHealthy,
            s => s.HealthReports.Any(r => r.Status?.ToString() == "Unhealthy"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(KnownResourceStates.Running, unhealthy.Snapshot.State?.Text);
        Assert.Equal("Unhealthy", unhealthy.Snapshot.HealthStatus?.ToString());
    }

    [Theory(Timeout = 300_000)]
    [InlineData(FailingApp.BrokenSyntax)]
    [InlineData(FailingApp.FailingStep)]
    [InlineData(FailingApp.ExitsAtOnce)]
    public async Task Waiting_for_the_health_of_a_resource_that_has_failed_ends(string resource)
    {
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            failing.App.WaitForHealthyAsync(resource, TestContext.Current.CancellationToken)
        );

        Assert.Contains(
            $"Stopped waiting for resource '{resource}' to become healthy",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 300_000)]
    public async Task The_other_resource_keeps_running()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await WaitForStateAsync(FailingApp.BrokenSyntax, KnownResourceStates.FailedToStart);
        await WaitForStateAsync(FailingApp.FailingStep, KnownResourceStates.FailedToStart);
        await WaitForStateAsync(FailingApp.ExitsAtOnce, KnownResourceStates.Exited);
        await WaitForStateAsync(FailingApp.NeverHealthy, KnownResourceStates.Running);

        await failing.App.WaitForHealthyAsync(FailingApp.Bystander, cancellationToken);
        using var client = failing.App.Application.CreateHttpClient(FailingApp.Bystander, "http");
        Assert.NotEmpty(await client.GetStringAsync("/", cancellationToken));
    }

    private Task WaitForStateAsync(string resource, string state) =>
        failing.App.Application.ResourceNotifications.WaitForResourceAsync(
            resource,
            state,
            TestContext.Current.CancellationToken
        );

    private Task ReadLogAsync(string resource, string pattern) =>
        failing.App.ReadLogUntilAsync(resource, pattern, TestContext.Current.CancellationToken);
}
