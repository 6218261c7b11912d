using System.Diagnostics;
using System.Globalization;
using HelloAspire.Hosting.Cleanup;
using HelloAspire.Hosting.Engine;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Cleanup;

/// <summary>What dead app hosts left is removed at the next start; what belongs to others stays.</summary>
public sealed class ReaperSpecs : IAsyncLifetime
{
    private readonly Litter _litter = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _litter.InitializeAsync();

    public ValueTask DisposeAsync() => _litter.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task What_a_dead_process_left_is_removed()
    {
        using var dead = Process.Start("true");
        await dead.WaitForExitAsync(Limit);
        var labels = LabelsOf(dead.Id, "1700000000");
        var container = await _litter.AddContainerAsync(labels);
        var network = await _litter.AddNetworkAsync(labels);

        await ReapAsync();

        Assert.False(await ExistsAsync("container", container));
        Assert.False(await ExistsAsync("network", network));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_later_process_of_the_same_ID_is_not_the_creator()
    {
        var container = await _litter.AddContainerAsync(LabelsOf(Environment.ProcessId, "1700000000"));

        await ReapAsync();

        Assert.False(await ExistsAsync("container", container));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_living_process_made_stays()
    {
        string[] labels = [.. new RunLabels("/somewhere").ForRun()];
        var container = await _litter.AddContainerAsync(labels);
        var network = await _litter.AddNetworkAsync(labels);

        await ReapAsync();

        Assert.True(await ExistsAsync("container", container));
        Assert.True(await ExistsAsync("network", network));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_made_from_another_machine_stays()
    {
        var labels = LabelsOf(1, "1700000000")
            .Select(l =>
                l.StartsWith(RunLabels.Host, StringComparison.Ordinal) ? $"{RunLabels.Host}=another-machine" : l
            );
        var container = await _litter.AddContainerAsync([.. labels]);

        await ReapAsync();

        Assert.True(await ExistsAsync("container", container));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_no_app_host_made_stays()
    {
        var container = await _litter.AddContainerAsync("somebody=else");

        await ReapAsync();

        Assert.True(await ExistsAsync("container", container));
    }

    private static string[] LabelsOf(int processId, string startTime) =>
        [
            $"{RunLabels.Run}=reaped",
            $"{RunLabels.Host}={Environment.MachineName}",
            string.Create(CultureInfo.InvariantCulture, $"{RunLabels.Process}={processId}"),
            $"{RunLabels.StartTime}={startTime}",
        ];

    private static async Task ReapAsync()
    {
        using var guard = new RunGuard();
        var engine = new ContainerEngine(EngineCli.Current.Executable, guard);
        await new Reaper(engine).ReapAsync(Limit);
    }

    private static async Task<bool> ExistsAsync(string kind, string id) =>
        (await EngineCli.Current.TryRunAsync(Limit, kind, "inspect", id)).IsSuccess;
}
