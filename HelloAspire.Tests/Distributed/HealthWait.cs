using System.Globalization;
using System.Text;
using HelloAspire.AppHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelloAspire.Tests.Distributed;

/// <summary>Waiting for health that ends as soon as there is nothing to wait for, and says why.</summary>
internal static class HealthWait
{
    private const int LastLines = 20;

    /// <summary>A bound on hanging: the waiting itself may have been given up.</summary>
    private static readonly TimeSpan LogLimit = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Waits until a resource is healthy. Aspire's own wait tells neither what the health check was answered nor what the
    /// resource printed, and says nothing at all when it is given up.
    /// </summary>
    /// <exception cref="DistributedApplicationException">
    /// There is no such resource, or it failed to start, ended, or was not healthy within the limit; with its last health
    /// reports and its last lines.
    /// </exception>
    public static async Task<ResourceEvent> WaitForHealthyOrFailureAsync(
        this DistributedApplication application,
        string name,
        CancellationToken cancellationToken
    )
    {
        var resources = application.Services.GetRequiredService<DistributedApplicationModel>().Resources;
        var resource =
            resources.FirstOrDefault(r => r.Name == name)
            ?? throw new DistributedApplicationException(
                $"There is no resource '{name}' to wait for. There are: {string.Join(", ", resources.Select(r => r.Name))}."
            );
        try
        {
            var seen = await application.ResourceNotifications.WaitForResourceAsync(
                name,
                e => IsHealthy(e.Snapshot) || EndOf(e.Snapshot) is not null,
                cancellationToken
            );
            return IsHealthy(seen.Snapshot)
                ? await application.ResourceNotifications.WaitForResourceHealthyAsync(name, cancellationToken)
                : throw new DistributedApplicationException(
                    await application.DescribeAsync(resource, $"because it {EndOf(seen.Snapshot)}")
                );
        }
        catch (OperationCanceledException e)
        {
            throw new DistributedApplicationException(
                await application.DescribeAsync(resource, "as its time is up"),
                e
            );
        }
    }

    private static bool IsHealthy(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running && snapshot.HealthStatus == HealthStatus.Healthy;

    private static string? EndOf(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text switch
        {
            var state when state == KnownResourceStates.RuntimeUnhealthy => "found no engine that is accepted",
            var state when state == KnownResourceStates.FailedToStart => "failed to start",
            var state when KnownResourceStates.TerminalStates.Contains(state) => string.Create(
                CultureInfo.InvariantCulture,
                $"ended with exit code {snapshot.ExitCode}"
            ),
            _ => null,
        };

    private static async Task<string> DescribeAsync(
        this DistributedApplication application,
        IResource resource,
        string reason
    )
    {
        var text = new StringBuilder(
            $"Stopped waiting for resource '{resource.Name}' to become healthy {reason}. Its state: "
        );
        if (!application.ResourceNotifications.TryGetCurrentState(resource.Name, out var current))
        {
            return text.Append("none yet.").ToString();
        }
        text.AppendLine(current.Snapshot.State?.Text);
        foreach (var report in current.Snapshot.HealthReports)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"Health check {report.Name}: {report.Status?.ToString() ?? "not asked yet"}. {report.Description} {report.ExceptionText}"
            );
        }
        text.AppendLine("The end of its log:");
        var logs = application.Services.GetRequiredService<ResourceLoggerService>();
        using var limit = new CancellationTokenSource(LogLimit);
        foreach (var line in await logs.LastLinesAsync(resource, LastLines, limit.Token))
        {
            text.AppendLine(line);
        }
        return text.ToString();
    }
}
