using System.Diagnostics;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Cleanup;

/// <summary>However a real app host ends, it leaves nothing behind.</summary>
public sealed class AppHostEndSpecs : IAsyncDisposable
{
    /// <summary>A bound on hanging, not a measurement: the machine may be busy.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly Workspace _workspace = new();
    private AppHostProcess? _appHost;
    private readonly string _name = $"ended-{Guid.NewGuid():N}";

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        // Where a test has failed it still runs; its guard then removes what it made.
        _appHost?.Dispose();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await Eventually.IsTrueAsync(
            async () =>
            {
                var images = await EngineCli.Current.ListAsync(limit.Token, "images", "-q", _name);
                await EngineCli.Current.TryRunAsync(limit.Token, ["rmi", .. images]);
                return images.Length == 0;
            },
            "the images are removed"
        );
        await _workspace.DisposeAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task SIGKILL()
    {
        var appHost = await StartRunningAsync();

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
        var appHost = await StartRunningAsync();
        var watch = Stopwatch.StartNew();

        await appHost.SignalAsync(signal);

        Assert.Equal(0, await appHost.WaitForEndAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, StopLimit);
        await AssertNothingIsLeftAsync(appHost);
    }

    [Fact(Timeout = 120_000)]
    public async Task No_file_is_left_in_the_home_directory()
    {
        var home = Directory.CreateDirectory(Path.Combine(_workspace.Root, "home")).FullName;
        var appHost = await StartRunningAsync(("HOME", home));

        await appHost.SignalAsync("TERM");

        Assert.Equal(0, await appHost.WaitForEndAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(home));
    }

    [Fact(Timeout = 120_000)]
    public async Task Control_C_in_a_terminal()
    {
        var appHost = await StartRunningAsync();

        await appHost.PressControlCAsync();

        Assert.Equal(0, await appHost.WaitForEndAsync());
        Assert.DoesNotContain("FailedToStart", appHost.Output, StringComparison.Ordinal);
        await AssertNothingIsLeftAsync(appHost);
    }

    [Fact(Timeout = 120_000)]
    public async Task Control_C_in_the_middle_of_a_build()
    {
        var appHost = await StartBuildingAsync();
        var watch = Stopwatch.StartNew();

        await appHost.PressControlCAsync();

        Assert.Equal(0, await appHost.WaitForEndAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, StopLimit);
        Assert.DoesNotContain("FailedToStart", appHost.Output, StringComparison.Ordinal);
        await AssertNothingIsLeftAsync(appHost);
        await AssertNothingIsBuiltAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task SIGKILL_in_the_middle_of_a_build()
    {
        var appHost = await StartBuildingAsync();

        await appHost.SignalAsync("KILL");

        await appHost.WaitForEndAsync();
        await Eventually.IsTrueAsync(async () => (await appHost.LeftoversAsync()).Length == 0, "nothing is left");
        await AssertNothingIsBuiltAsync();
    }

    private async Task<AppHostProcess> StartRunningAsync(params (string Name, string Value)[] variables)
    {
        await ServerProgram.WriteContextAsync(Path.Combine(_workspace.Root, "server"));
        _appHost = AppHostProcess.Start(Variant("server"), variables);
        await _appHost.WaitForOutputAsync("Running healthy");
        Assert.Equal(2, (await _appHost.LeftoversAsync()).Length);
        return _appHost;
    }

    private async Task<AppHostProcess> StartBuildingAsync()
    {
        _workspace.Write(
            "slow/Dockerfile",
            $"ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble-aot\nFROM ${{SDK_IMAGE}}\nRUN sleep 600; echo {_name}\n"
        );
        _appHost = AppHostProcess.Start(Variant("slow"));
        await _appHost.WaitForOutputAsync("RUN sleep");
        await Eventually.IsTrueAsync(async () => (await BuildContainersAsync()).Length == 1, "the build's step runs");
        return _appHost;
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

    private static Task AssertNothingIsLeftAsync(AppHostProcess appHost) =>
        // On a busy machine the rest is removed in the background.
        Eventually.IsTrueAsync(
            async () => (await appHost.LeftoversAsync()).Length == 0,
            () => $"nothing is left; the app host printed:\n{appHost.Output}"
        );

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
