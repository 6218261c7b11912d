using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Cleanup;

public sealed class LeakSpecs : IAsyncDisposable
{
    private const int Rounds = 20;

    private readonly Workspace _workspace = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact(Timeout = 600_000)]
    public async Task Twenty_rounds_leave_no_container_no_network_no_process_and_one_image()
    {
        var runs = new List<string>();
        for (var round = 1; round <= Rounds; round++)
        {
            var builder = _workspace.CreateBuilder();
            await _workspace.AddServerAsync(builder, "server");
            await using var application = await _workspace.StartAsync(builder, Limit);
            await application.WaitForHealthyAsync("server", Limit);
            runs.Add(Workspace.RunFilter(application));

            if (round % 5 == 0)
            {
                _workspace.Write("server/index.html", $"<p>Round {round}</p>");
                await application.ExecuteAsync("server", KnownResourceCommands.RestartCommand, Limit);
            }
        }

        foreach (var run in runs)
        {
            Assert.Empty(await EngineCli.Current.ListAsync(Limit, "ps", "-aq", "--filter", run));
            Assert.Empty(await EngineCli.Current.ListAsync(Limit, "network", "ls", "-q", "--filter", run));
            await Eventually.IsTrueAsync(
                () => Task.FromResult(!LiveProcesses.AnyMentions(run["label=".Length..])),
                "the run's guard has ended"
            );
        }
        Assert.Single(await EngineCli.Current.ListAsync(Limit, "images", "-q", "--filter", _workspace.ImageFilter));
    }
}
