using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.AppHost;

/// <summary>
/// Logs a line when a service is healthy for the first time, one when all are, one when it no longer answers or has ended
/// unasked and when it answers again, and the last lines of the log of one that failed, which Aspire shows in the
/// dashboard alone.
/// </summary>
internal sealed partial class StartReport(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    IConfiguration configuration,
    ILogger<StartReport> logger
) : BackgroundService
{
    private const int LastLines = 20;

    private readonly HashSet<IResource> _healthy = [];
    private readonly HashSet<IResource> _ended = [];
    private readonly HashSet<IResource> _lost = [];
    private readonly HashSet<IResource> _asked = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var services = model.Resources.Where(r => r is ContainerResource or ProjectResource).ToHashSet();
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (services.Contains(change.Resource))
            {
                Report(change.Resource, change.Snapshot, services.Count, stoppingToken);
            }
        }
    }

    private void Report(
        IResource resource,
        CustomResourceSnapshot snapshot,
        int services,
        CancellationToken cancellationToken
    )
    {
        var isRunning = snapshot.State?.Text == KnownResourceStates.Running;
        if (isRunning)
        {
            _ended.Remove(resource);
            _asked.Remove(resource);
        }
        else if (snapshot.State?.Text == KnownResourceStates.Stopping)
        {
            _asked.Add(resource);
        }
        if (isRunning && snapshot.HealthStatus == HealthStatus.Healthy && _healthy.Add(resource))
        {
            _lost.Remove(resource);
            LogHealthy(resource.Name, Elapsed(), snapshot.Urls.FirstOrDefault(u => u.Name is not null)?.Url);
            if (_healthy.Count == services)
            {
                LogAllHealthy(services, Elapsed(), Dashboard.From(configuration)?.LoginLink);
            }
        }
        else if (isRunning && snapshot.HealthStatus == HealthStatus.Healthy && _lost.Remove(resource))
        {
            LogHealthyAgain(resource.Name);
        }
        else if (_healthy.Contains(resource) && TroubleOf(snapshot) is { } trouble && _lost.Add(resource))
        {
            LogLost(resource.Name, trouble, KnownResourceCommands.RestartCommand);
        }
        else if (FailureOf(snapshot) is { } failure && _ended.Add(resource))
        {
            _lost.Add(resource);
            // Beside the watch, so that no other line waits for it.
            _ = LogFailedAsync(resource, failure, cancellationToken);
        }
        else if (
            _healthy.Contains(resource)
            && HasEnded(snapshot)
            && !_asked.Contains(resource)
            && _ended.Add(resource)
        )
        {
            _lost.Add(resource);
            LogLost(resource.Name, "has ended", KnownResourceCommands.StartCommand);
        }
    }

    private async Task LogFailedAsync(IResource resource, string failure, CancellationToken cancellationToken)
    {
        var lines = await logs.LastLinesAsync(resource, LastLines, cancellationToken);
        LogFailed(resource.Name, failure, string.Join(Environment.NewLine, lines));
    }

    private static string? TroubleOf(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == "Paused" ? "is paused"
        : snapshot.State?.Text == KnownResourceStates.Running && snapshot.HealthStatus == HealthStatus.Unhealthy
            ? "no longer answers"
        : null;

    private static string? FailureOf(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is var state && state == KnownResourceStates.FailedToStart ? "failed to start"
        : state == KnownResourceStates.RuntimeUnhealthy ? "cannot start, because the container engine is not supported"
        : KnownResourceStates.TerminalStates.Contains(state) && snapshot.ExitCode is not (null or 0)
            ? string.Create(CultureInfo.InvariantCulture, $"ended with exit code {snapshot.ExitCode}")
        : null;

    /// <summary>Where an engine restarts, the orchestrator learns no exit code, and takes it for 0 or the state for unknown.</summary>
    private static bool HasEnded(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is { } state && (KnownResourceStates.TerminalStates.Contains(state) || state == "Unknown");

    private static string Elapsed()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{(DateTime.Now - process.StartTime).TotalSeconds:N1} s");
    }

    [LoggerMessage(1, LogLevel.Information, "{Name} is healthy after {Elapsed}: {Url}")]
    private partial void LogHealthy(string name, string elapsed, string? url);

    [LoggerMessage(2, LogLevel.Information, "All {Count} are healthy after {Elapsed}. Dashboard: {Url}")]
    private partial void LogAllHealthy(int count, string elapsed, string? url);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "{Name} {Trouble}. If it does not recover, restart it in the dashboard or with `dotnet aspire resource {Name} {Command}`."
    )]
    private partial void LogLost(string name, string trouble, string command);

    [LoggerMessage(5, LogLevel.Information, "{Name} is healthy again")]
    private partial void LogHealthyAgain(string name);

    [LoggerMessage(3, LogLevel.Error, "{Name} {Failure}. The end of its log:\n{Lines}")]
    private partial void LogFailed(string name, string failure, string lines);
}
