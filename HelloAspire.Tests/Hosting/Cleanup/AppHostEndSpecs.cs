using System.Diagnostics;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Cleanup;

/// <summary>However a real app host ends, it leaves nothing behind.</summary>
public sealed class AppHostEndSpecs : IAsyncDisposable
{
    /// <summary>A bound on hanging, not a measurement: the machine may be busy.</summary>
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(15);

    private readonly Workspace _workspace = new();
    private readonly string _name = $"ended-{Guid.NewGuid():N}";

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        foreach (var image in await EngineCli.Current.ListAsync(limit.Token, "images", "-q", _name))
        {
            await EngineCli.Current.RunAsync(limit.Token, "rmi", image);
        }
        await _workspace.DisposeAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task SIGKILL()
    {
        using var appHost = await StartRunningAsync();

        await appHost.SignalAsync("KILL");

        await appHost.WaitForEndAsync();
        await Eventually.IsTrueAsync(async () => (await appHost.LeftoversAsync()).Length == 0, "nothing is left");
    }

    [Theory(Timeout = 120_000)]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("QUIT")]
    public async Task A_signal_that_asks_it_to_end(string signal)
    {
        using var appHost = await StartRunningAsync();
        var watch = Stopwatch.StartNew();

        await appHost.SignalAsync(signal);

        Assert.Equal(0, await appHost.WaitForEndAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, s_stopLimit);
        await AssertNothingIsLeftAsync(appHost);
    }

    [Fact(Timeout = 120_000)]
    public async Task Control_C_in_a_terminal()
    {
        using var appHost = await StartRunningAsync();

        await appHost.PressControlCAsync();

        Assert.Equal(0, await appHost.WaitForEndAsync());
        Assert.DoesNotContain("FailedToStart", appHost.Output, StringComparison.Ordinal);
        await AssertNothingIsLeftAsync(appHost);
    }

    [Fact(Timeout = 120_000)]
    public async Task Control_C_in_the_middle_of_a_build()
    {
        using var appHost = await StartBuildingAsync();
        var watch = Stopwatch.StartNew();

        await appHost.PressControlCAsync();

        Assert.Equal(0, await appHost.WaitForEndAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, s_stopLimit);
        Assert.DoesNotContain("FailedToStart", appHost.Output, StringComparison.Ordinal);
        await AssertNothingIsLeftAsync(appHost);
        await AssertNothingIsBuiltAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task SIGKILL_in_the_middle_of_a_build()
    {
        using var appHost = await StartBuildingAsync();

        await appHost.SignalAsync("KILL");

        await appHost.WaitForEndAsync();
        await Eventually.IsTrueAsync(async () => (await appHost.LeftoversAsync()).Length == 0, "nothing is left");
        await AssertNothingIsBuiltAsync();
    }

    private async Task<AppHostProcess> StartRunningAsync()
    {
        await ServerProgram.WriteContextAsync(Path.Combine(_workspace.Root, "server"));
        var appHost = AppHostProcess.Start(Variant("server"));
        await appHost.WaitForOutputAsync("Running healthy");
        Assert.Equal(2, (await appHost.LeftoversAsync()).Length);
        return appHost;
    }

    private async Task<AppHostProcess> StartBuildingAsync()
    {
        _workspace.Write(
            "slow/Dockerfile",
            $"ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble-aot\nFROM ${{SDK_IMAGE}}\nRUN sleep 600; echo {_name}\n"
        );
        var appHost = AppHostProcess.Start(Variant("slow"));
        await appHost.WaitForOutputAsync("RUN sleep");
        await Eventually.IsTrueAsync(async () => (await BuildContainersAsync()).Length == 1, "the build's step runs");
        return appHost;
    }

    private List<string> Variant(string context)
    {
        List<string> arguments =
        [
            $"--Variants:0:Name={_name}",
            $"--Variants:0:Context={Path.Combine(_workspace.Root, context)}",
            $"--Variants:0:TargetPort={ServerProgram.Port}",
            "--Variants:0:HealthPath=/",
        ];
        if (BaseImages.Sdk is { } sdk)
        {
            arguments.Add($"--Variants:0:BuildArgs:SDK_IMAGE={sdk}");
        }
        return arguments;
    }

    private static async Task AssertNothingIsLeftAsync(AppHostProcess appHost) =>
        Assert.True((await appHost.LeftoversAsync()).Length == 0, appHost.Output);

    private Task AssertNothingIsBuiltAsync() =>
        Eventually.IsTrueAsync(
            async () => (await BuildContainersAsync()).Length == 0,
            "the container of the build's step is gone"
        );

    /// <summary>The classic builder runs each step in a container of the engine.</summary>
    private async Task<string[]> BuildContainersAsync() =>
        [
            .. (await EngineCli.Current.ListAsync(Limit, "ps", "-a", "--no-trunc", "--format", "{{.Command}}")).Where(
                c => c.Contains(_name, StringComparison.Ordinal)
            ),
        ];
}
