using System.Net;
using HelloAspire.Dashboard;
using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Hosting.Dashboard;

/// <summary>
/// Tests that containers reach the dashboard's receivers, by what comes from them: images that hold nothing but their
/// program can run no test of ours, and a helper image is not to be had everywhere. Where nothing has come from any of
/// them in time, one message says why that may be.
/// </summary>
internal sealed partial class ReachabilityTest(
    ResourceCollection resources,
    ResourceNotificationService notifications,
    ILogger<ReachabilityTest> logger
)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a healthy container has until its first telemetry: a few times its export interval.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>Returns when telemetry has come from a container, or the message is logged.</summary>
    public async Task RunAsync(
        DashboardApplication dashboard,
        IReadOnlyList<IPAddress> bridge,
        CancellationToken cancellationToken
    )
    {
        var senders = resources.OfType<ContainerResource>().Where(SendsTelemetry).Select(r => r.Name).ToList();
        if (senders.Count == 0)
        {
            return;
        }

        await FirstHealthyAsync(senders, cancellationToken).ConfigureAwait(false);
        if (!await HasComeAsync(senders, dashboard, cancellationToken).ConfigureAwait(false))
        {
            LogSilence(
                logger,
                string.Join(", ", senders),
                Limit.TotalSeconds,
                CauseOf(bridge, dashboard.OtlpGrpcUrl.Port, dashboard.OtlpHttpUrl.Port)
            );
        }
    }

    private async Task FirstHealthyAsync(List<string> senders, CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (change.Snapshot.HealthStatus == HealthStatus.Healthy && senders.Contains(change.Resource.Name))
            {
                return;
            }
        }
    }

    private async Task<bool> HasComeAsync(
        List<string> senders,
        DashboardApplication dashboard,
        CancellationToken cancellationToken
    )
    {
        using var timer = new PeriodicTimer(Interval);
        for (var waited = TimeSpan.Zero; waited < Limit; waited += Interval)
        {
            if (senders.Exists(dashboard.HasTelemetryOf))
            {
                return true;
            }
            await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
        return false;
    }

    private static bool SendsTelemetry(ContainerResource container) =>
        container.Annotations.OfType<OtlpExporterAnnotation>().Any();

    private static string CauseOf(IReadOnlyList<IPAddress> bridge, int grpcPort, int httpPort) =>
        bridge.Count > 0
            ? $"a firewall may keep them out: let TCP ports {grpcPort} and {httpPort} in at {string.Join(", ", bridge)}, where containers reach this machine."
            : $"they cannot reach this machine's loopback address, where alone it is taken in: no bridge of the engine was found here, as where it runs without root. Set {DashboardKeys.OtlpGrpcUrl} to http://0.0.0.0:{grpcPort}; the key keeps strangers out.";

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No telemetry has come from any container ({Names}), {Seconds} s after the first was healthy. If they send any, {Cause}"
    )]
    private static partial void LogSilence(ILogger logger, string names, double seconds, string cause);
}
