using HelloAspire.Hosting.Images;
using HelloAspire.Hosting.Terminal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelloAspire.Tests.Hosting.Terminal;

[Trait("Category", "Model")]
public sealed class StatusBoardSpecs
{
    private readonly ContainerResource _web = new("web");
    private readonly ContainerResource _worker = new("worker");
    private readonly StatusBoard _board;

    public StatusBoardSpecs() => _board = new([_web, _worker]);

    [Fact]
    public void A_resource_without_a_state_is_not_shown()
    {
        Update(_worker, KnownResourceStates.Starting);

        Assert.Equal(["worker"], _board.Rows.Select(r => r.Name));
    }

    [Fact]
    public void Resources_are_shown_in_the_order_of_the_model()
    {
        Update(_worker, KnownResourceStates.Starting);
        Update(_web, KnownResourceStates.Starting);

        Assert.Equal(["web", "worker"], _board.Rows.Select(r => r.Name));
    }

    [Fact]
    public void A_build_shows_its_step_of_all_steps()
    {
        var row = Update(
            _web,
            KnownResourceStates.Building,
            s => s with { BuildStep = new BuildStep(3, 9, "RUN make") }
        );

        Assert.Equal(("Building", "step 3/9: RUN make", Outlook.UnderWay), (row.State, row.Detail, row.Outlook));
        Assert.True(_board.IsUnderWay);
    }

    [Fact]
    public void A_healthy_resource_shows_its_link_and_its_time_stands_still()
    {
        Update(_web, KnownResourceStates.Starting);
        var row = Update(_web, KnownResourceStates.Running, s => s with { Urls = [Url("http://localhost:5000")] });

        Assert.Equal((Outlook.Good, "http://localhost:5000"), (row.Outlook, row.Url));
        Assert.False(_board.IsUnderWay);
        Assert.Equal(row.Elapsed, _board.Rows.Single().Elapsed);
    }

    [Fact]
    public void An_inactive_link_is_not_shown()
    {
        var row = Update(
            _web,
            KnownResourceStates.Starting,
            s => s with { Urls = [Url("http://localhost:5000") with { IsInactive = true }] }
        );

        Assert.Null(row.Url);
    }

    [Fact]
    public void A_service_that_does_not_answer_yet_may_only_be_starting()
    {
        var row = Running(startedAgo: TimeSpan.FromSeconds(1), HealthStatus.Unhealthy);

        Assert.Equal((Outlook.UnderWay, "waiting for the first answer"), (row.Outlook, row.Detail));
    }

    [Fact]
    public void A_service_that_still_does_not_answer_is_bad_news()
    {
        var row = Running(startedAgo: TimeSpan.FromMinutes(1), HealthStatus.Unhealthy);

        Assert.Equal((Outlook.Bad, "no answer"), (row.Outlook, row.Detail));
    }

    [Theory]
    [InlineData(0, Outlook.Idle)]
    [InlineData(3, Outlook.Bad)]
    internal void An_end_is_bad_news_by_its_exit_code(int code, Outlook outlook)
    {
        var row = Update(_web, KnownResourceStates.Exited, s => s with { ExitCode = code });

        Assert.Equal((outlook, $"exit code {code}"), (row.Outlook, row.Detail));
    }

    [Fact]
    public void A_failed_start_is_bad_news_with_its_message()
    {
        var row = Update(
            _web,
            KnownResourceStates.FailedToStart,
            s => s with { FailureMessage = "The build of 'web' failed." }
        );

        Assert.Equal((Outlook.Bad, "The build of 'web' failed."), (row.Outlook, row.Failure));
    }

    [Fact]
    public void A_restart_starts_the_time_anew()
    {
        Update(_web, KnownResourceStates.Starting);
        Update(_web, KnownResourceStates.Running);
        Update(_web, KnownResourceStates.Exited, s => s with { ExitCode = 137 });

        var row = Update(_web, KnownResourceStates.Starting);

        Assert.Equal(Outlook.UnderWay, row.Outlook);
        Assert.InRange(row.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private StatusRow Running(TimeSpan startedAgo, HealthStatus status) =>
        Update(
            _web,
            KnownResourceStates.Running,
            s =>
                s with
                {
                    StartTimeStamp = DateTime.UtcNow - startedAgo,
                    HealthReports = [new("check", status, "no answer", null)],
                }
        );

    private StatusRow Update(
        ContainerResource resource,
        string state,
        Func<CustomResourceSnapshot, CustomResourceSnapshot>? change = null
    )
    {
        var snapshot = new CustomResourceSnapshot
        {
            ResourceType = "Container",
            Properties = [],
            State = state,
        };
        return _board.Update(new(resource, resource.Name, change?.Invoke(snapshot) ?? snapshot));
    }

    private static UrlSnapshot Url(string url) => new("http", url, IsInternal: false);
}
