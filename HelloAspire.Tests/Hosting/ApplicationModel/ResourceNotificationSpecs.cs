using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelloAspire.Tests.Hosting.ApplicationModel;

[Trait("Category", "Model")]
public sealed class ResourceNotificationSpecs : IDisposable
{
    private readonly ContainerResource _web = new("web");
    private readonly ResourceLoggerService _logs = new();
    private readonly ResourceNotificationService _notifications;

    public ResourceNotificationSpecs() => _notifications = new([_web], _logs);

    public void Dispose() => _notifications.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task Waiting_ends_with_the_application()
    {
        var waiting = _notifications.WaitForResourceHealthyAsync("web", TestContext.Current.CancellationToken);

        _notifications.Dispose();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            _notifications.WaitForResourceAsync("web", cancellationToken: TestContext.Current.CancellationToken)
        );
    }

    [Fact(Timeout = 10_000)]
    public async Task Waiting_for_an_unknown_resource_fails_at_once_and_names_the_known_ones()
    {
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            _notifications.WaitForResourceHealthyAsync("wbe", TestContext.Current.CancellationToken)
        );

        Assert.Equal("There is no resource 'wbe'. The application has: web.", failure.Message);
    }

    [Fact(Timeout = 10_000)]
    public async Task Waiting_for_a_resource_that_ended_fails_at_once_with_its_last_report_and_log_lines()
    {
        foreach (var i in Enumerable.Range(1, 25))
        {
            _logs.Write(_web, $"line {i}");
        }
        await PublishAsync(s =>
            s with
            {
                State = KnownResourceStates.Exited,
                ExitCode = 3,
                HealthReports = [new("web_check", HealthStatus.Unhealthy, "no answer", null)],
            }
        );

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            _notifications.WaitForResourceHealthyAsync("web", TestContext.Current.CancellationToken)
        );

        var lines = failure.Message.Split(Environment.NewLine);
        Assert.Equal(
            "Stopped waiting for resource 'web' to become healthy because it ended with exit code 3.",
            lines[0]
        );
        Assert.Equal("Health check web_check: Unhealthy, no answer", lines[1]);
        Assert.Equal("Its log ends:", lines[2]);
        Assert.Equal(
            Enumerable.Range(6, 20).Select(i => $"line {i}"),
            lines[3..].Select(l => l.TrimStart().Split(' ', 2)[1])
        );
    }

    [Fact(Timeout = 10_000)]
    public async Task Waiting_ends_when_the_resource_fails_meanwhile()
    {
        await PublishAsync(s => s with { State = KnownResourceStates.Starting });
        var waiting = _notifications.WaitForResourceHealthyAsync("web", TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        await PublishAsync(s => s with { State = KnownResourceStates.FailedToStart });

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => waiting);
        Assert.StartsWith(
            "Stopped waiting for resource 'web' to become healthy because it failed to start.",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("It printed nothing.", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 10_000)]
    public async Task I_can_go_on_waiting_for_a_resource_that_is_started_again()
    {
        await PublishAsync(s => s with { State = KnownResourceStates.Exited, ExitCode = 1 });
        var waiting = _notifications.WaitForResourceHealthyAsync(
            "web",
            WaitBehavior.WaitOnResourceUnavailable,
            TestContext.Current.CancellationToken
        );
        Assert.False(waiting.IsCompleted);

        await PublishAsync(s => s with { State = KnownResourceStates.Running });

        Assert.Equal(HealthStatus.Healthy, (await waiting).Snapshot.HealthStatus);
    }

    [Fact(Timeout = 10_000)]
    public async Task Waiting_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = _notifications.WaitForResourceAsync("web", cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact(Timeout = 10_000)]
    public async Task I_am_told_which_of_several_states_was_reached()
    {
        await PublishAsync(s => s with { State = KnownResourceStates.FailedToStart });

        var state = await _notifications.WaitForResourceAsync(
            "web",
            [KnownResourceStates.Running, KnownResourceStates.FailedToStart],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(KnownResourceStates.FailedToStart, state);
    }

    [Fact(Timeout = 30_000)]
    public async Task Every_watcher_sees_every_change_in_order()
    {
        const int Changes = 500;
        await PublishAsync(s => s with { ExitCode = 0 });
        var watchers = Enumerable.Range(0, 3).Select(_ => CollectAsync()).ToList();

        for (var i = 1; i <= Changes; i++)
        {
            await PublishAsync(s => s with { ExitCode = s.ExitCode + 1 });
        }

        foreach (var seen in await Task.WhenAll(watchers))
        {
            Assert.Equal(Enumerable.Range(0, Changes + 1), seen);
        }

        async Task<List<int>> CollectAsync()
        {
            var seen = new List<int>();
            await foreach (var change in _notifications.WatchAsync(TestContext.Current.CancellationToken))
            {
                seen.Add(change.Snapshot.ExitCode!.Value);
                if (seen[^1] == Changes)
                {
                    break;
                }
            }
            return seen;
        }
    }

    [Fact]
    public async Task A_resource_is_found_by_its_name_and_by_its_instance()
    {
        await PublishAsync(s => s with { State = KnownResourceStates.Running });

        Assert.True(_notifications.TryGetCurrentState("web", out var byName));
        Assert.True(_notifications.TryGetCurrentState(byName.ResourceId, out var byId));
        Assert.Same(byName, byId);
        Assert.Matches("^web-[a-z]{8}$", byName.ResourceId);
        Assert.False(_notifications.TryGetCurrentState("other", out _));
    }

    [Theory]
    [InlineData(null, "Unhealthy")]
    [InlineData(HealthStatus.Healthy, "Healthy")]
    [InlineData(HealthStatus.Degraded, "Degraded")]
    [InlineData(HealthStatus.Unhealthy, "Unhealthy")]
    public async Task The_worst_report_is_the_health_of_a_running_resource(HealthStatus? second, string expected)
    {
        await PublishAsync(s =>
            s with
            {
                State = KnownResourceStates.Running,
                HealthReports = [new("one", HealthStatus.Healthy, null, null), new("two", second, null, null)],
            }
        );

        Assert.True(_notifications.TryGetCurrentState("web", out var current));
        Assert.Equal(expected, current.Snapshot.HealthStatus.ToString());
    }

    [Fact]
    public async Task A_resource_that_does_not_run_has_no_health()
    {
        await PublishAsync(s => s with { State = KnownResourceStates.Exited });

        Assert.True(_notifications.TryGetCurrentState("web", out var current));
        Assert.Null(current.Snapshot.HealthStatus);
    }

    private Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) =>
        _notifications.PublishUpdateAsync(_web, change);
}
