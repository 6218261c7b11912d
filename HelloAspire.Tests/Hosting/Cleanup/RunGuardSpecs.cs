using System.Diagnostics;
using HelloAspire.Hosting.Cleanup;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Cleanup;

/// <summary>The watcher outside of the app host's process.</summary>
public sealed class RunGuardSpecs : IAsyncLifetime
{
    private readonly Litter _litter = new();
    private readonly string _label = $"{RunLabels.Run}=guard-{Guid.NewGuid():N}";

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _litter.InitializeAsync();

    public ValueTask DisposeAsync() => _litter.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task What_a_dead_app_host_left_is_removed_and_its_processes_are_ended()
    {
        await _litter.AddContainerAsync(_label);
        await _litter.AddNetworkAsync(_label);
        using var child = Process.Start("sleep", "600");
        using var guard = new RunGuard();
        guard.Start(EngineCli.Current.Executable, _label);
        var watched = guard.Watch(child.Id);

        // The end of the pipe, which is also how the end of the process looks from the other side.
        guard.TakeOver();

        await child.WaitForExitAsync(Limit);
        await Eventually.IsTrueAsync(
            async () => await Litter.CountAsync(_label) == 0,
            "the container and the network are removed"
        );
        watched.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_process_that_does_not_hear_SIGTERM_is_killed()
    {
        using var child = Process.Start("sh", ["-c", "trap '' TERM; while :; do sleep 1; done"]);
        using var guard = new RunGuard();
        guard.Start(EngineCli.Current.Executable, _label);
        using var watched = guard.Watch(child.Id);

        guard.TakeOver();

        await child.WaitForExitAsync(Limit);
    }

    [Fact(Timeout = 60_000)]
    public async Task After_an_orderly_stop_nothing_is_touched()
    {
        await _litter.AddContainerAsync(_label);
        using var ended = Process.Start("sleep", "600");
        using var running = Process.Start("sleep", "600");
        try
        {
            using var guard = new RunGuard();
            guard.Start(EngineCli.Current.Executable, _label);
            using (guard.Watch(running.Id))
            using (guard.Watch(ended.Id)) { }

            guard.Dispose();

            await Eventually.IsTrueAsync(
                () => Task.FromResult(!LiveProcesses.AnyMentions(_label)),
                "the guard has ended"
            );
            Assert.Equal(1, await Litter.CountAsync(_label));
            Assert.False(running.HasExited || ended.HasExited);
        }
        finally
        {
            running.Kill();
            ended.Kill();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_process_that_is_watched_no_more_is_left_alone()
    {
        using var watched = Process.Start("sleep", "600");
        using var unwatched = Process.Start("sleep", "600");
        try
        {
            using var guard = new RunGuard();
            guard.Start(EngineCli.Current.Executable, _label);
            using var watch = guard.Watch(watched.Id);
            guard.Watch(unwatched.Id).Dispose();

            guard.TakeOver();

            await watched.WaitForExitAsync(Limit);
            await Eventually.IsTrueAsync(
                () => Task.FromResult(!LiveProcesses.AnyMentions(_label)),
                "the guard has ended"
            );
            Assert.False(unwatched.HasExited);
        }
        finally
        {
            unwatched.Kill();
        }
    }
}
