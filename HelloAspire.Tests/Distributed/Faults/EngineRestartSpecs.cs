using System.Globalization;
using HelloAspire.Tests.Distributed.Engines;
using HelloAspire.Tests.Distributed.Processes;

namespace HelloAspire.Tests.Distributed.Faults;

/// <summary>The engine ends and starts again under a running app host; its containers end with it.</summary>
public sealed class EngineRestartSpecs : IAsyncDisposable
{
    private readonly string _name = $"restarted-{Guid.NewGuid().ToString("N")[..8]}";

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [PrivateEngineFact(Timeout = 240_000)]
    public async Task The_app_host_tells_what_no_longer_answers_and_the_command_that_it_names_mends_it()
    {
        await using var engine = await PrivateEngine.StartAsync();
        await SmallImage.BuildAsync(_name);
        await engine.LoadAsync(_name);
        var variant = new TestVariant(_name, "prebuilt") { BuildArgs = { ["IMAGE"] = _name } };
        var settings = new AppHostSettings([
            "--Hello:Enabled=false",
            .. variant.ToArguments(0),
            string.Create(CultureInfo.InvariantCulture, $"--Variants:0:Port={FreePorts.Take(1)[0]}"),
        ])
        {
            Launcher = engine.InItsNetwork(),
            Environment = { ["DOCKER_HOST"] = engine.Host },
        };
        await using var appHost = AppHostProcess.Start(settings);
        await appHost.WaitForOutputAsync($"{_name} is healthy after");

        await engine.StopAsync();
        await engine.StartAgainAsync();
        var started = new Took();

        // The orchestrator may miss that the container has ended; a healthy service is asked again after 30 s.
        var told = await appHost.WaitForOutputAsync(
            $@"{_name} (no longer answers|has ended)\..*`dotnet aspire resource {_name} (?<command>restart|start)`"
        );
        started.Tell("told");
        var restarted = new Took();
        await appHost.AskAspireAsync("resource", _name, told.Groups["command"].Value);
        await appHost.WaitForOutputAsync($"{_name} is healthy again");
        restarted.Tell("healthy");

        await appHost.SignalAsync("TERM");
        Assert.Equal(0, await appHost.WaitForEndAsync(Limit));
        await Eventually.IsTrueAsync(
            async () => (await engine.Cli.ListAsync(Limit, "ps", "--all", "--quiet")).Length == 0,
            "its containers are removed"
        );
    }

    public async ValueTask DisposeAsync() => await EngineCli.Current.RemoveImagesAsync(_name);
}
