using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// Sends the last telemetry within what is left of the host's shutdown timeout. Left to themselves, the exporters wait
/// up to ten seconds each for a collector that does not answer, longer than an engine waits before it kills.
/// </summary>
internal sealed class TelemetryShutdown(IServiceProvider services, IOptions<HostOptions> host) : IHostedLifecycleService
{
    /// <summary>Even where requests under way took all the time.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    private long _stoppingSince;

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _stoppingSince = Stopwatch.GetTimestamp();
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        var left = host.Value.ShutdownTimeout - Stopwatch.GetElapsedTime(_stoppingSince);
        var limit = (int)Math.Clamp(left.TotalMilliseconds, Least.TotalMilliseconds, int.MaxValue);

        return Task.WhenAll(
            Wait(() => services.GetService<TracerProvider>()?.Shutdown(limit)),
            Wait(() => services.GetService<MeterProvider>()?.Shutdown(limit)),
            Wait(() => services.GetService<LoggerProvider>()?.Shutdown(limit))
        );
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>On a thread of its own: a wait in the pool would take the thread that the export needs.</summary>
    private static Task Wait(Action shutdown) =>
        Task.Factory.StartNew(shutdown, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
