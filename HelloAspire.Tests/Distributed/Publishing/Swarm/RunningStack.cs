using HelloAspire.Tests.Distributed.Engines;

namespace HelloAspire.Tests.Distributed.Publishing.Swarm;

/// <summary>A stack that is prepared once for all tests of a class, and deployed for the first of them and after it was removed.</summary>
public sealed class RunningStack : IAsyncLifetime
{
    private SwarmStack? _stack;
    private string[]? _before;

    public async ValueTask InitializeAsync()
    {
        if (PrivateEngine.Lacking is not null)
        {
            return;
        }
        _stack = new(await PrivateEngine.StartAsync());
        await _stack.PrepareAsync();
    }

    internal async Task<SwarmStack> StartedAsync()
    {
        var stack = _stack ?? throw new InvalidOperationException("The stack is not prepared.");
        if (_before is null)
        {
            _before = await WhatRunsAsync();
            await stack.StartAsync();
        }
        return stack;
    }

    /// <summary>Removes the stack, and returns what is on the engine then that was not before, and the other way round.</summary>
    internal async Task<IEnumerable<string>> RemoveAsync()
    {
        var before = _before ?? [];
        _before = null;
        await (_stack?.RemoveAsync() ?? Task.CompletedTask);
        var after = await WhatRunsAsync();
        return after.Except(before).Concat(before.Except(after));
    }

    public async ValueTask DisposeAsync()
    {
        if (_stack is not null)
        {
            await _stack.DisposeAsync();
            await _stack.Engine.DisposeAsync();
        }
    }

    private async Task<string[]> WhatRunsAsync() =>
        [
            .. await _stack!.Engine.Cli.ListAsync(
                CancellationToken.None,
                "ps",
                "--all",
                "--format",
                "container {{.ID}}"
            ),
            .. await _stack!.Engine.Cli.ListAsync(
                CancellationToken.None,
                "network",
                "ls",
                "--format",
                "network {{.Name}}"
            ),
            .. await _stack!.Engine.Cli.ListAsync(
                CancellationToken.None,
                "volume",
                "ls",
                "--format",
                "volume {{.Name}}"
            ),
            await _stack!.Engine.Cli.RunAsync(
                CancellationToken.None,
                "info",
                "--format",
                "swarm {{.Swarm.LocalNodeState}}"
            ),
        ];
}
