using System.Collections.Immutable;
using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelloAspire.Hosting.Running;

/// <summary>
/// Asks for the health of a resource while it runs, with Aspire's timing: every 30 s while healthy, else after one
/// second times the number of failures in a row, five at most. Only before the first healthy answer it asks sooner, as
/// most services are ready within a second: after a tenth of a second, then each time after twice as long.
/// </summary>
internal sealed class HealthMonitor(HealthCheckService checks, ResourceNotificationService notifications)
{
    private static readonly TimeSpan HealthyInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UnhealthyStep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StartingStep = TimeSpan.FromMilliseconds(100);
    private const int MaxSteps = 5;

    public async Task WatchAsync(IResource resource, CancellationToken cancellationToken)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(a => a.Key).ToHashSet();
        if (keys.Count == 0)
        {
            return;
        }

        var wasHealthy = false;
        for (var failures = 0; ; )
        {
            var report = await checks
                .CheckHealthAsync(r => keys.Contains(r.Name), cancellationToken)
                .ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await notifications
                .PublishUpdateAsync(resource, s => s with { HealthReports = Merge(s.HealthReports, report) })
                .ConfigureAwait(false);

            failures = report.Status == HealthStatus.Healthy ? 0 : failures + 1;
            wasHealthy |= failures == 0;
            await Task.Delay(DelayAfter(failures, wasHealthy), cancellationToken).ConfigureAwait(false);
        }
    }

    internal static TimeSpan DelayAfter(int failures, bool wasHealthy)
    {
        if (failures == 0)
        {
            return HealthyInterval;
        }
        var delay = UnhealthyStep * Math.Min(MaxSteps, failures);
        var starting = StartingStep * Math.Pow(2, Math.Min(failures, 10) - 1);
        return wasHealthy || starting > delay ? delay : starting;
    }

    private static ImmutableArray<HealthReportSnapshot> Merge(
        ImmutableArray<HealthReportSnapshot> before,
        HealthReport report
    ) =>
        [
            .. before.Select(known =>
                report.Entries.TryGetValue(known.Name, out var entry)
                    ? known with
                    {
                        Status = entry.Status,
                        Description = entry.Description,
                        ExceptionText = entry.Exception?.ToString(),
                        LastRunAt = DateTime.UtcNow,
                    }
                    : known
            ),
        ];
}
