using System.Globalization;
using System.Text;
using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting.Running;

/// <summary>Says why waiting for a resource ended: its state, its last health report and what it printed last.</summary>
internal static class ResourceFailure
{
    public static string Describe(ResourceEvent ended, IReadOnlyList<LogLine> lastLines)
    {
        var text = new StringBuilder();
        var snapshot = ended.Snapshot;
        var why =
            snapshot.State?.Text == KnownResourceStates.FailedToStart ? "it failed to start"
            : snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy ? "the container engine does not answer"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"it ended with exit code {snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}"
            );
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Stopped waiting for resource '{ended.Resource.Name}' to become healthy because {why}."
        );

        foreach (var report in snapshot.HealthReports)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"Health check {report.Name}: {report.Status?.ToString() ?? "never ran"}{(report.Description is null ? "" : $", {report.Description}")}"
            );
        }

        text.AppendLine(lastLines.Count == 0 ? "It printed nothing." : "Its log ends:");
        foreach (var line in lastLines)
        {
            text.Append("  ").AppendLine(line.Content);
        }
        return text.ToString().TrimEnd();
    }
}
