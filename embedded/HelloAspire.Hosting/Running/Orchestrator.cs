using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Cleanup;
using HelloAspire.Hosting.Dashboard;
using HelloAspire.Hosting.Engine;
using HelloAspire.Hosting.Images;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Hosting.Running;

/// <summary>Brings all resources up, gives them commands, and takes everything down again.</summary>
internal sealed partial class Orchestrator(
    ResourceCollection resources,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    HealthMonitor health,
    ResourceEnvironment environment,
    ProjectAssemblies assemblies,
    RunLabels labels,
    Ports ports,
    DashboardHost dashboard,
    IConfiguration configuration,
    IHostEnvironment host,
    ILogger<Orchestrator> logger
) : IHostedService, IAsyncDisposable
{
    /// <summary>A stop takes at most this long; what is left then is removed by force, outside the process.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(4.5);

    private readonly Dictionary<IResource, ResourceRunner> _runners = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly RunGuard _guard = new();
    private readonly Lock _lock = new();
    private ContainerEngine? _engine;
    private RunNetwork? _network;
    private ImageBuilder? _images;
    private Task? _shutdown;

    /// <summary>Completes when every resource that starts by itself has started or failed.</summary>
    public Task Started { get; private set; } = Task.CompletedTask;

    /// <summary>Makes sure that all can start (engine, ports), then starts the resources in the background.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (resources.OfType<ContainerResource>().Any())
        {
            _engine = await EngineDetection.FindAsync(configuration, _guard, cancellationToken).ConfigureAwait(false);
            _guard.Start(_engine.Executable, $"{RunLabels.Run}={labels.RunId}");
            await new Reaper(_engine).ReapAsync(cancellationToken).ConfigureAwait(false);
        }
        await ports.AllocateAsync(_engine, cancellationToken).ConfigureAwait(false);
        CreateRunners();
        // What the resources need before they start, all at once.
        _ = _network?.IdAsync(cancellationToken);
        var naming = NameImagesAsync(cancellationToken);
        await Task.WhenAll(dashboard.StartAsync(_engine, _network, cancellationToken), naming).ConfigureAwait(false);
        Started = StartAllAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => ShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await ShutdownAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _images?.Dispose();
    }

    public Task StartAsync(IResource resource, CancellationToken cancellationToken) =>
        WithRunnerAsync(resource, (runner, token) => runner.StartAsync(rebuild: false, token), cancellationToken);

    public Task StopAsync(IResource resource, CancellationToken cancellationToken) =>
        WithRunnerAsync(resource, (runner, token) => runner.StopAsync(token), cancellationToken);

    public Task RestartAsync(IResource resource, CancellationToken cancellationToken) =>
        RestartAsync(resource, rebuild: false, cancellationToken);

    public Task RebuildAsync(IResource resource, CancellationToken cancellationToken) =>
        RestartAsync(resource, rebuild: true, cancellationToken);

    private Task RestartAsync(IResource resource, bool rebuild, CancellationToken cancellationToken) =>
        WithRunnerAsync(
            resource,
            async (runner, token) =>
            {
                await runner.StopAsync(token).ConfigureAwait(false);
                await runner.StartAsync(rebuild, token).ConfigureAwait(false);
            },
            cancellationToken
        );

    private async Task WithRunnerAsync(
        IResource resource,
        Func<ResourceRunner, CancellationToken, Task> action,
        CancellationToken cancellationToken
    )
    {
        if (!_runners.TryGetValue(resource, out var runner))
        {
            throw new DistributedApplicationException($"'{resource.Name}' cannot be started or stopped.");
        }
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await action(runner, either.Token).ConfigureAwait(false);
    }

    /// <summary>
    /// Starts the containers ahead of the projects: these need the processors that the engine needs too, and both are
    /// up sooner one after the other. A build does not hold them up.
    /// </summary>
    private async Task StartAllAsync()
    {
        var containers = _runners.Where(r => r.Value is ContainerRunner).ToList();
        var starting = containers.ConvertAll(r => StartByItselfAsync(r.Key, r.Value));
        try
        {
            await Task.WhenAll(containers.Select(r => LaunchedAsync(r.Key))).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The application is being stopped.
        }
        var others = _runners.Except(containers).Select(r => StartByItselfAsync(r.Key, r.Value));
        await Task.WhenAll(starting.Concat(others)).ConfigureAwait(false);
    }

    private Task<ResourceEvent> LaunchedAsync(IResource container) =>
        notifications.WaitForResourceAsync(
            container.Name,
            e => e.Snapshot.State?.Text is { } state && state != KnownResourceStates.Starting,
            _stopping.Token
        );

    private async Task StartByItselfAsync(IResource resource, ResourceRunner runner)
    {
        if (resource.Annotations.OfType<ExplicitStartupAnnotation>().Any())
        {
            await notifications
                .PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.NotStarted })
                .ConfigureAwait(false);
            return;
        }

        try
        {
            await Task.Run(() => runner.StartAsync(rebuild: false, _stopping.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The application is being stopped.
        }
    }

    /// <summary>Image names are known before anything starts, so that every resource can be told of them.</summary>
    private Task NameImagesAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_runners.Values.OfType<ContainerRunner>().Select(r => r.NameImageAsync(cancellationToken)));

    private void CreateRunners()
    {
        foreach (var resource in resources)
        {
            ResourceRunner? runner = resource switch
            {
                ContainerResource container => CreateContainerRunner(container, _engine!),
                ProjectResource project => new ProjectRunner(
                    project,
                    _guard,
                    assemblies,
                    environment,
                    host,
                    notifications,
                    logs,
                    health
                ),
                _ => null,
            };
            if (runner is not null)
            {
                _runners.Add(resource, runner);
            }
        }
    }

    private ContainerRunner CreateContainerRunner(ContainerResource container, ContainerEngine engine)
    {
        _network ??= new(engine, labels);
        _images ??= new(engine, labels, logs);
        return new(
            container,
            engine,
            _images,
            new(engine, labels),
            _network,
            labels,
            environment,
            notifications,
            logs,
            health
        );
    }

    private Task ShutdownAsync()
    {
        lock (_lock)
        {
            return _shutdown ??= Task.Run(TakeDownAsync);
        }
    }

    private async Task TakeDownAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
            await Started.WaitAsync(limit.Token).ConfigureAwait(false);
            await Task.WhenAll(_runners.Values.Select(r => r.StopAsync(limit.Token))).ConfigureAwait(false);
            if (_engine is not null)
            {
                await RemoveContainersAsync(_engine, limit.Token).ConfigureAwait(false);
            }
            _guard.Dispose();
        }
        catch (Exception e) when (e is OperationCanceledException or DistributedApplicationException)
        {
            LogUnfinished(logger, e is OperationCanceledException ? "the engine is slow" : e.Message);
            _guard.TakeOver();
        }

        foreach (var runner in _runners.Values)
        {
            await runner.DisposeAsync().ConfigureAwait(false);
        }
        logs.Complete();
        await dashboard.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Removes by label, so that nothing is forgotten whose creation was cut short.</summary>
    private async Task RemoveContainersAsync(ContainerEngine engine, CancellationToken cancellationToken)
    {
        var listed = await engine
            .RunAsync(["ps", "-aq", "--filter", $"label={RunLabels.Run}={labels.RunId}"], cancellationToken)
            .ConfigureAwait(false);
        var containers = listed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (containers.Length > 0)
        {
            await engine.RunAsync(["rm", "-f", "-v", .. containers], cancellationToken).ConfigureAwait(false);
        }
        if (_network is not null)
        {
            await _network.RemoveAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Not everything is stopped yet: {Reason}. What is left is removed in the background."
    )]
    private static partial void LogUnfinished(ILogger logger, string reason);
}
