using HelloAspire.Hosting.Cleanup;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Running;

/// <summary>The one network of a run, on which containers reach each other by their resources' names.</summary>
internal sealed class RunNetwork(ContainerEngine engine, RunLabels labels)
{
    private readonly Lock _lock = new();
    private Task<string>? _id;

    /// <summary>Creates the network at the first call. The ID, because `--network` lower-cases a name.</summary>
    public Task<string> IdAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _id ??= CreateAsync(cancellationToken);
        }
    }

    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (_id is null)
        {
            return;
        }
        await ((Task)_id).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_id.IsCompletedSuccessfully)
        {
            await engine
                .TryRunAsync(["network", "rm", await _id.ConfigureAwait(false)], cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private Task<string> CreateAsync(CancellationToken cancellationToken) =>
        engine.RunAsync(
            [
                "network",
                "create",
                .. labels.ForRun().SelectMany(l => new[] { "--label", l }),
                $"hello-aspire-{labels.RunId}",
            ],
            cancellationToken
        );
}
