using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting.Running;

/// <summary>
/// Starts and stops one resource and tells what becomes of it. One command at a time; a stop ends a start that is under
/// way. A failure ends in a state and a log line, never in an exception: the other resources go on.
/// </summary>
internal abstract class ResourceRunner(
    IResource resource,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    HealthMonitor health
) : IAsyncDisposable
{
    private static readonly TimeSpan SignalDelay = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private CancellationTokenSource _starting = new();
    private CancellationTokenSource _running = new();
    private Task _ended = Task.CompletedTask;

    public IResource Resource { get; } = resource;

    protected ResourceLoggerService Logs { get; } = logs;

    /// <summary>The state of a resource of this kind that has run and ended.</summary>
    protected abstract string EndedState { get; }

    /// <summary>Builds where needed, creates and starts; returns how to wait for the end, whose result is the exit code.</summary>
    protected abstract Task<Func<Task<int>>> LaunchAsync(bool rebuild, CancellationToken cancellationToken);

    /// <summary>Asks the running resource to end, and makes it end when it does not in time.</summary>
    protected abstract Task HaltAsync(CancellationToken cancellationToken);

    /// <summary>The state of a resource whose end could not be learnt.</summary>
    protected virtual Task<string> LostStateAsync() => Task.FromResult(EndedState);

    /// <summary>Removes what an ended run left.</summary>
    protected virtual Task RemoveAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Starts the resource; one that runs already goes on.</summary>
    public async Task StartAsync(bool rebuild, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        var started = false;
        try
        {
            if (!_ended.IsCompleted)
            {
                return;
            }
            _starting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var token = _starting.Token;
            await RemoveAsync(token).ConfigureAwait(false);
            await WaitForDependenciesAsync(token).ConfigureAwait(false);
            await SetStateAsync(KnownResourceStates.Starting, s => s with { ExitCode = null, StopTimeStamp = null })
                .ConfigureAwait(false);
            var ended = await LaunchAsync(rebuild, token).ConfigureAwait(false);
            started = true;
            await BeginRunAsync(ended).ConfigureAwait(false);
        }
        catch (Exception e) when (!started && e is not OutOfMemoryException)
        {
            if (await IsStoppingAsync().ConfigureAwait(false))
            {
                await SetStateAsync(EndedState).ConfigureAwait(false);
            }
            else
            {
                await FailAsync(e.Message).ConfigureAwait(false);
            }
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _starting.CancelAsync().ConfigureAwait(false);
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_ended.IsCompleted)
            {
                await SetStateAsync(KnownResourceStates.Stopping).ConfigureAwait(false);
                await HaltAsync(cancellationToken).ConfigureAwait(false);
                await _ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public virtual ValueTask DisposeAsync()
    {
        _starting.Dispose();
        _running.Dispose();
        _oneAtATime.Dispose();
        return ValueTask.CompletedTask;
    }

    protected Task SetStateAsync(string state, Func<CustomResourceSnapshot, CustomResourceSnapshot>? change = null) =>
        notifications.PublishUpdateAsync(
            Resource,
            s =>
            {
                s = s with
                {
                    State = new(state, StyleOf(state)),
                    Urls = ResourceUrlList.Of(Resource, isActive: state == KnownResourceStates.Running),
                    BuildStep = state == KnownResourceStates.Building ? s.BuildStep : null,
                    FailureMessage = null,
                };
                return change is null ? s : change(s);
            }
        );

    protected Task UpdateAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) =>
        notifications.PublishUpdateAsync(Resource, change);

    /// <summary>A Ctrl-C in the terminal reaches the engine's client first: its failure is then part of the stop.</summary>
    private async Task<bool> IsStoppingAsync()
    {
        await Task.Delay(SignalDelay, _starting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _starting.IsCancellationRequested;
    }

    private Task FailAsync(string message)
    {
        foreach (var line in message.Split('\n'))
        {
            Logs.Write(Resource, line.TrimEnd(), isError: true);
        }
        return SetStateAsync(KnownResourceStates.FailedToStart, s => s with { FailureMessage = message });
    }

    private async Task BeginRunAsync(Func<Task<int>> ended)
    {
        _running = new();
        await SetStateAsync(
                KnownResourceStates.Running,
                s =>
                    s with
                    {
                        StartTimeStamp = DateTime.UtcNow,
                        HealthReports =
                        [
                            .. s.HealthReports.Select(r => new HealthReportSnapshot(r.Name, null, null, null)),
                        ],
                    }
            )
            .ConfigureAwait(false);
        _ended = EndRunAsync(ended(), health.WatchAsync(Resource, _running.Token));
    }

    private async Task EndRunAsync(Task<int> ended, Task healthWatch)
    {
        int? exitCode = null;
        var state = EndedState;
        try
        {
            exitCode = await ended.ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Logs.Write(Resource, $"Its end could not be learnt: {e.Message}", isError: true);
            // A client that a Ctrl-C ended tells nothing of the engine.
            if (!await IsStoppingAsync().ConfigureAwait(false))
            {
                state = await LostStateAsync().ConfigureAwait(false);
            }
        }

        await _running.CancelAsync().ConfigureAwait(false);
        await healthWatch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await SetStateAsync(state, s => s with { ExitCode = exitCode, StopTimeStamp = DateTime.UtcNow })
            .ConfigureAwait(false);
    }

    private async Task WaitForDependenciesAsync(CancellationToken cancellationToken)
    {
        var dependencies = Resource.Annotations.OfType<WaitAnnotation>().Select(w => w.Resource.Name).ToList();
        if (dependencies.Count > 0)
        {
            await SetStateAsync(KnownResourceStates.Waiting).ConfigureAwait(false);
            await Task.WhenAll(
                    dependencies.Select(d => notifications.WaitForResourceHealthyAsync(d, cancellationToken))
                )
                .ConfigureAwait(false);
        }
    }

    private static string? StyleOf(string state) =>
        state == KnownResourceStates.Running ? KnownResourceStateStyles.Success
        : state == KnownResourceStates.FailedToStart || state == KnownResourceStates.RuntimeUnhealthy
            ? KnownResourceStateStyles.Error
        : KnownResourceStates.TerminalStates.Contains(state) ? null
        : KnownResourceStateStyles.Info;
}
