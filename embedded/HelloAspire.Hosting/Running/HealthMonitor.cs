using System.Collections.Immutable;
using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelloAspire.Hosting.Running;

/// <summary>
/// Asks for the health of a resource while it runs, with Aspire's timing: every 30 s while healthy, else after one
/// second times the number of failures in a row, five at most.
/// </summary>
internal sealed class HealthMonitor(HealthCheckService checks, ResourceNotificationService notifications)
{
    private static readonly TimeSpan HealthyInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UnhealthyStep = TimeSpan.FromSeconds(1);
    private const int MaxSteps = 5;

    public async Task WatchAsync(IResource resource, CancellationToken cancellationToken)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(a => a.Key).ToHashSet();
        if (keys.Count == 0)
        {
            return;
        }

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
            await Task.Delay(
                    failures == 0 ? HealthyInterval : UnhealthyStep * Math.Min(MaxSteps, failures),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
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
