using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.AppHost;

/// <summary>Starts the dashboard anew when it has died: Aspire leaves it so, and offers no command for it.</summary>
internal sealed partial class DashboardRestart(
    ResourceNotificationService notifications,
    ResourceCommandService commands,
    ILogger<DashboardRestart> logger
) : BackgroundService
{
    /// <summary>One that dies again and again has a reason that a start does not mend.</summary>
    private const int Most = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var starts = 0;
        var hasRun = false;
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (change.Resource.Name != Dashboard.ResourceName)
            {
                continue;
            }
            if (change.Snapshot.State?.Text == KnownResourceStates.Running)
            {
                hasRun = true;
            }
            else if (hasRun && KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text))
            {
                hasRun = false;
                if (starts++ == Most)
                {
                    LogStaysEnded(Most);
                    return;
                }
                LogDied();
                await commands.ExecuteCommandAsync(
                    change.ResourceId,
                    KnownResourceCommands.StartCommand,
                    stoppingToken
                );
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The dashboard has exited and is being restarted. The services keep running.")]
    private partial void LogDied();

    [LoggerMessage(
        2,
        LogLevel.Error,
        "The dashboard has exited again after {Starts} starts and is not restarted. The lines above say why. The services keep running."
    )]
    private partial void LogStaysEnded(int starts);
}

/// <summary>Adds <see cref="DashboardRestart"/>.</summary>
internal static class DashboardRestartExtensions
{
    public static void AddDashboardRestart(this IDistributedApplicationBuilder builder)
    {
        builder.Services.TryAddEventingSubscriber<Commands>();
        builder.Services.AddHostedService<DashboardRestart>();
    }

    /// <summary>Lets the dashboard have the commands of other resources, before the orchestrator hands them out.</summary>
    private sealed class Commands : IDistributedApplicationEventingSubscriber
    {
        /// <summary>Aspire keeps the type to itself; where it has another name one day, the dashboard stays as Aspire leaves it.</summary>
        private const string Exclusion = "ExcludeLifecycleCommandsAnnotation";

        public Task SubscribeAsync(
            IDistributedApplicationEventing eventing,
            DistributedApplicationExecutionContext executionContext,
            CancellationToken cancellationToken
        )
        {
            eventing.Subscribe<BeforeStartEvent>(
                (start, _) =>
                {
                    var dashboard = start.Model.Resources.FirstOrDefault(r => r.Name == Dashboard.ResourceName);
                    var exclusions = dashboard?.Annotations.Where(a => a.GetType().Name == Exclusion).ToList() ?? [];
                    exclusions.ForEach(exclusion => dashboard!.Annotations.Remove(exclusion));
                    return Task.CompletedTask;
                }
            );
            return Task.CompletedTask;
        }
    }
}
