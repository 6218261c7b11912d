using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.AppHost;

/// <summary>Warns where a healthy container's telemetry does not reach the dashboard, which otherwise nobody is told.</summary>
internal sealed partial class TelemetryCheck(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    IConfiguration configuration,
    ILogger<TelemetryCheck> logger
) : BackgroundService
{
    private const int LimitSeconds = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Dashboard.From(configuration) is not { } dashboard)
        {
            return;
        }
        var silent = model.Resources.OfType<ContainerResource>().Select(c => c.Name).ToHashSet();
        foreach (var container in silent)
        {
            await notifications.WaitForResourceHealthyAsync(container, stoppingToken);
        }

        // They send metrics each second.
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var second = 0; second < LimitSeconds && silent.Count > 0; second++)
        {
            await timer.WaitForNextTickAsync(stoppingToken);
            try
            {
                silent.ExceptWith(await dashboard.TelemetryResourcesAsync(stoppingToken));
            }
            catch (HttpRequestException)
            {
                // Asked again; what stays silent is told below.
            }
        }
        if (silent.Count > 0)
        {
            LogSilent(
                string.Join(", ", silent.Order()),
                LimitSeconds,
                configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"]
            );
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "No telemetry of {Names} has arrived in {Seconds} s. Allow the containers to reach {Receiver} in this machine's "
            + "firewall, or set ASPIRE_ENABLE_CONTAINER_TUNNEL=true to send it through Aspire's tunnel."
    )]
    private partial void LogSilent(string names, int seconds, string? receiver);
}
