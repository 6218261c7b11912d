using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.AppHost;

/// <summary>Warns where the telemetry of a healthy hello service does not reach the dashboard, which nothing else tells.</summary>
internal sealed partial class TelemetryCheck(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    IConfiguration configuration,
    ILogger<TelemetryCheck> logger
) : BackgroundService
{
    private const int LimitSeconds = 20;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        // Tests have the launch profile's addresses, and no dashboard.
        model.Resources.Any(r => r.Name == Dashboard.ResourceName) && Dashboard.From(configuration) is { } dashboard
            ? Task.WhenAll(
                model
                    .Resources.OfType<ContainerResource>()
                    // Others may send none at all.
                    .Where(c => Variants.IsHello(c.Name))
                    .Select(c => CheckAsync(dashboard, c, stoppingToken))
            )
            : Task.CompletedTask;

    private async Task CheckAsync(Dashboard dashboard, ContainerResource container, CancellationToken cancellationToken)
    {
        // One that fails may be mended and started again.
        await notifications.WaitForResourceHealthyAsync(
            container.Name,
            WaitBehavior.WaitOnResourceUnavailable,
            cancellationToken
        );

        // It sends metrics each second.
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var second = 0; second < LimitSeconds; second++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            try
            {
                if ((await dashboard.TelemetryResourcesAsync(cancellationToken)).Contains(container.Name))
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Asked again; if it stays silent, that is told below.
            }
        }
        LogSilent(container.Name, LimitSeconds, configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"]);
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "No telemetry of {Name} has arrived within {Seconds} s. Allow the containers to reach {Receiver} in this machine's "
            + "firewall, or set ASPIRE_ENABLE_CONTAINER_TUNNEL=true to send it through Aspire's tunnel."
    )]
    private partial void LogSilent(string name, int seconds, string? receiver);
}
