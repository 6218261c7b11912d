using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Running;
using HelloAspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.Hosting;

/// <summary>A distributed application: its resources and what runs them.</summary>
public sealed class DistributedApplication : IAsyncDisposable, IDisposable
{
    private readonly IHost _host;

    internal DistributedApplication(IHost host) => _host = host;

    /// <summary>Called when everything is removed.</summary>
    internal Action? OnDisposed { get; set; }

    /// <summary>The app host's own services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Tells what becomes of the resources.</summary>
    public ResourceNotificationService ResourceNotifications =>
        Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Gives commands to resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Begins to compose an application.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        CreateBuilder(new DistributedApplicationOptions { Args = args });

    /// <summary>Begins to compose an application.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) =>
        EntryPointSession.Current is { } session
            ? session.CreateBuilder(options)
            : new DistributedApplicationBuilder(options, session: null);

    /// <summary>Starts all resources; returns when each of them has started or failed.</summary>
    /// <exception cref="DistributedApplicationException">No engine answers, or a port is in use.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _host.StartAsync(cancellationToken).ConfigureAwait(false);
        await Services.GetRequiredService<Orchestrator>().Started.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops all resources and removes what they were made of.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <summary>Runs until Ctrl-C, SIGTERM or the token; then stops and removes everything.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (EntryPointSession.Current is { } session)
        {
            // Under test it is the test that starts and stops the application.
            await session.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            return;
        }
        var stopping = Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await _host.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl-C came while the resources were being started.
        }
    }

    /// <summary>Runs until Ctrl-C or SIGTERM; then stops and removes everything.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync().ConfigureAwait(false);
        OnDisposed?.Invoke();
    }

    /// <inheritdoc />
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
