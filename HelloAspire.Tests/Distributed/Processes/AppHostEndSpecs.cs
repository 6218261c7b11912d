using System.Globalization;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>However a real app host ends, it leaves nothing behind.</summary>
public sealed class AppHostEndSpecs : IAsyncDisposable
{
    /// <summary>Of the socket that <c>aspire</c> finds an app host by; Aspire removes it at the app host's next start.</summary>
    private const string SocketDirectory = ".aspire/cli/bch/";

    private readonly string _name = $"ended-{Guid.NewGuid().ToString("N")[..8]}";
    private AppHostProcess? _appHost;

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_appHost is not null)
        {
            await _appHost.DisposeAsync();
        }
        await EngineCli.Current.RemoveImagesAsync($"{_name}*");
    }

    [Fact(Timeout = 180_000)]
    public async Task SIGKILL()
    {
        var (appHost, traces) = await StartPairAsync();

        await appHost.SignalAsync("KILL");

        await appHost.WaitForEndAsync(Limit);
        await traces.AreGoneAsync(except: SocketDirectory);
    }

    [Fact(Timeout = 180_000)]
    public async Task SIGTERM()
    {
        var (appHost, traces) = await StartPairAsync();

        await appHost.SignalAsync("TERM");

        Assert.Equal(0, await appHost.WaitForEndAsync(Limit));
        await traces.AreGoneAsync();
    }

    [Fact(Timeout = 180_000)]
    public async Task SIGINT_of_a_terminal()
    {
        var (appHost, traces) = await StartPairAsync();

        await appHost.PressControlCAsync();

        Assert.Equal(0, await appHost.WaitForEndAsync(Limit));
        await traces.AreGoneAsync();
        Assert.DoesNotContain("ended with exit code", appHost.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 180_000)]
    public async Task Aspire_stop()
    {
        var (appHost, traces) = await StartPairAsync();

        await appHost.AskAspireAsync("stop");

        Assert.Equal(0, await appHost.WaitForEndAsync(Limit));
        await traces.AreGoneAsync(except: ".aspire/");
    }

    [Theory(Timeout = 180_000)]
    [InlineData("INT")]
    [InlineData("KILL")]
    public async Task In_the_middle_of_a_build_it_leaves_what_ends_with_the_build(string signal)
    {
        var (appHost, traces, step) = await StartBuildingAsync();

        await appHost.SignalAsync(signal);
        await appHost.WaitForEndAsync(Limit);

        // The orchestrator waits for a build that is under way, and does not break it off.
        await ProcessFamily.KillAsync("KILL", step.Running().Keys);
        await traces.AreGoneAsync(except: signal == "KILL" ? SocketDirectory : null);
    }

    private async Task<(AppHostProcess, RunTraces, ProcessFamily Step)> StartBuildingAsync()
    {
        var variant = new TestVariant(_name, "slow-build") { BuildArgs = { ["BUILD_NAME"] = _name } };
        _appHost = AppHostProcess.Start(new(["--Hello:Enabled=false", .. variant.ToArguments(0)]));
        var step = new ProcessFamily("BUILD_NAME", _name);
        await Eventually.IsTrueAsync(() => step.Running().Count > 0, "the build's step runs");
        return (_appHost, await RunTraces.NoteAsync(_appHost), step);
    }

    private async Task<(AppHostProcess, RunTraces)> StartPairAsync()
    {
        _appHost = AppHostProcess.Start(
            new([
                "--Hello:Enabled=false",
                string.Create(CultureInfo.InvariantCulture, $"--Ports:Comparison={FreePorts.Take(1)[0]}"),
                .. TestVariant.Small($"{_name}-left").ToArguments(0),
                .. TestVariant.Small($"{_name}-right").ToArguments(1),
            ])
        );
        await _appHost.WaitForOutputAsync("All 3 are healthy");
        return (_appHost, await RunTraces.NoteAsync(_appHost));
    }
}
