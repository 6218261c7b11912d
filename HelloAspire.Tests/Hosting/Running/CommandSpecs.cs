using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Running;

/// <summary>The commands of a container.</summary>
public sealed class CommandSpecs : IAsyncLifetime
{
    private readonly Workspace _workspace = new();
    private DistributedApplication _application = null!;

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var builder = _workspace.CreateBuilder();
        await _workspace.AddServerAsync(builder, "server");
        _application = await _workspace.StartAsync(builder, limit.Token);
        await _application.WaitForHealthyAsync("server", limit.Token);
    }

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task I_can_stop_a_container_and_start_a_new_one()
    {
        var before = await _application.ContainerIdAsync("server", Limit);
        Assert.Equal(
            [("start", "Hidden"), ("stop", "Enabled"), ("restart", "Enabled"), ("rebuild", "Enabled")],
            Commands()
        );

        await _application.ExecuteAsync("server", KnownResourceCommands.StopCommand, Limit);

        var stopped = _application.Current("server").Snapshot;
        Assert.Equal((KnownResourceStates.Exited, 0), (stopped.State?.Text, stopped.ExitCode));
        Assert.NotNull(stopped.StopTimeStamp);
        Assert.All(stopped.Urls, u => Assert.True(u.IsInactive));
        Assert.Equal(
            [("start", "Enabled"), ("stop", "Hidden"), ("restart", "Disabled"), ("rebuild", "Enabled")],
            Commands()
        );

        await _application.ExecuteAsync("server", KnownResourceCommands.StartCommand, Limit);

        var started = (await _application.WaitForHealthyAsync("server", Limit)).Snapshot;
        Assert.Null(started.ExitCode);
        Assert.All(started.Urls, u => Assert.False(u.IsInactive));
        Assert.NotEqual(before, await _application.ContainerIdAsync("server", Limit));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_container_that_runs_is_not_started_again()
    {
        var before = await _application.ContainerIdAsync("server", Limit);

        await _application.ExecuteAsync("server", KnownResourceCommands.StartCommand, Limit);

        Assert.Equal(before, await _application.ContainerIdAsync("server", Limit));
        Assert.Equal(KnownResourceStates.Running, _application.Current("server").Snapshot.State?.Text);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_restart_makes_a_new_container_of_the_same_image()
    {
        var before = await _application.ContainerIdAsync("server", Limit);
        var builds = BuildCount();

        await _application.ExecuteAsync("server", KnownResourceCommands.RestartCommand, Limit);

        await _application.WaitForHealthyAsync("server", Limit);
        Assert.NotEqual(before, await _application.ContainerIdAsync("server", Limit));
        Assert.Equal(builds, BuildCount());
        Assert.Single(await ContainersAsync());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_rebuild_builds_the_image_anew()
    {
        var before = Property("container.image.id");

        await _application.ExecuteAsync("server", KnownResourceCommands.RebuildCommand, Limit);

        await _application.WaitForHealthyAsync("server", Limit);
        Assert.Equal(2, BuildCount());
        Assert.NotEqual(before, Property("container.image.id"));
        Assert.Single(await ContainersAsync());
        Assert.Single(await EngineCli.Current.ListAsync(Limit, "images", "-q", "--filter", _workspace.ImageFilter));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_restart_takes_a_changed_context_up()
    {
        var before = Property("container.image");
        _workspace.Write("server/index.html", "<p>Changed</p>");

        await _application.ExecuteAsync("server", KnownResourceCommands.RestartCommand, Limit);

        await _application.WaitForHealthyAsync("server", Limit);
        using var client = _application.CreateHttpClient("server");
        Assert.Equal("<p>Changed</p>", await client.GetStringAsync("/", Limit));
        Assert.NotEqual(before, Property("container.image"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Many_commands_at_once_end_in_one_running_container()
    {
        string[] commands = ["restart", "stop", "start", "restart", "start", "restart"];

        await Task.WhenAll(commands.Select(c => _application.ResourceCommands.ExecuteCommandAsync("server", c, Limit)));
        await _application.ExecuteAsync("server", KnownResourceCommands.RestartCommand, Limit);

        await _application.WaitForHealthyAsync("server", Limit);
        Assert.Single(await ContainersAsync());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_command_that_there_is_not_fails_and_names_those_that_there_are()
    {
        var result = await _application.ResourceCommands.ExecuteCommandAsync("server", "explode", Limit);

        Assert.False(result.Success);
        Assert.Equal("'server' has no command 'explode'. It has: start, stop, restart, rebuild.", result.Message);
    }

    private IEnumerable<(string, string)> Commands() =>
        _application.Current("server").Snapshot.Commands.Select(c => (c.Name, c.State.ToString()));

    private string? Property(string name) =>
        _application.Current("server").Snapshot.Properties.Single(p => p.Name == name).Value?.ToString();

    private int BuildCount() =>
        _application.LogOf("server").Count(l => l.Contains("COPY index.html /srv/", StringComparison.Ordinal));

    private Task<string[]> ContainersAsync() =>
        EngineCli.Current.ListAsync(Limit, "ps", "-aq", "--filter", Workspace.RunFilter(_application));
}
