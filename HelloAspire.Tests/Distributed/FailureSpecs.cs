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
    public async Task A_container_that_uses_too_much_memory_is_killed_and_has_exited_with_137()
    {
        var exited = await failing.App.WaitForAsync(
            FailingApp.Hungry,
            s => s.ExitCode is not null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(137, exited.Snapshot.ExitCode);
        var container = await EngineCli.Current.InspectAsync(exited.ResourceId, TestContext.Current.CancellationToken);
        Assert.True(container.GetProperty("State").GetProperty("OOMKilled").GetBoolean());
    }

    [Fact(Timeout = 300_000)]
    public async Task A_program_that_the_image_does_not_have_fails_to_start_and_the_log_names_it()
    {
        await WaitForStateAsync(FailingApp.NoSuchProgram, KnownResourceStates.FailedToStart);

        await ReadLogAsync(FailingApp.NoSuchProgram, "/srever");
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
    [InlineData(FailingApp.BrokenSyntax, "failed to start", "COPPY")]
    [InlineData(FailingApp.FailingStep, "failed to start", "main.c:42: error")]
    [InlineData(FailingApp.NoSuchProgram, "failed to start", "/srever")]
    [InlineData(FailingApp.ExitsAtOnce, "ended with exit code 3", "start-up line 30")]
    public async Task Waiting_for_the_health_of_a_resource_that_has_failed_ends_and_says_why(
        string resource,
        string reason,
        string line
    )
    {
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            failing.App.WaitForHealthyAsync(resource, TestContext.Current.CancellationToken)
        );

        Assert.StartsWith(
            $"Stopped waiting for resource '{resource}' to become healthy because it {reason}.",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Contains($"Health check {resource}_http_/_200_check: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(line, failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task Waiting_for_health_that_never_comes_ends_at_its_limit_with_the_last_health_report()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var waiting = failing.App.WaitForHealthyAsync(FailingApp.NeverHealthy, limit.Token);
        await failing.App.WaitForAsync(
            FailingApp.NeverHealthy,
            s => s.HealthReports.Any(r => r.Status?.ToString() == "Unhealthy"),
            TestContext.Current.CancellationToken
        );

        await limit.CancelAsync();

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => waiting);
        Assert.Contains(
            $"Health check {FailingApp.NeverHealthy}_http_/_200_check: Unhealthy.",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 300_000)]
    public async Task Waiting_for_a_resource_that_is_not_there_fails_at_once_and_names_those_that_are()
    {
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            failing.App.WaitForHealthyAsync("faling-step", TestContext.Current.CancellationToken)
        );

        Assert.StartsWith("There is no resource 'faling-step'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(FailingApp.FailingStep, failure.Message, StringComparison.Ordinal);
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

    private Task ReadLogAsync(string resource, string pattern) => failing.App.ReadLogUntilAsync(resource, pattern);
}
