using System.Diagnostics;
using System.Globalization;
using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelloAspire.Hosting.Terminal;

/// <summary>How good a row's news are.</summary>
internal enum Outlook
{
    Idle,
    UnderWay,
    Good,
    Bad,
}

/// <summary>A resource as the terminal shows it.</summary>
internal sealed record StatusRow(
    string Name,
    string State,
    string Detail,
    Outlook Outlook,
    TimeSpan Elapsed,
    string? Url,
    string? Failure
);

/// <summary>What the terminal shows of all resources, and how long each took to get where it is.</summary>
internal sealed class StatusBoard(ResourceCollection resources)
{
    private readonly Dictionary<IResource, (CustomResourceSnapshot Snapshot, long Since, TimeSpan? Settled)> _known =
    [];

    /// <summary>The resources that have a state, in the order of the model.</summary>
    public IEnumerable<StatusRow> Rows => resources.Where(_known.ContainsKey).Select(Row);

    /// <summary>Whether any resource is on its way to another state.</summary>
    public bool IsUnderWay => Rows.Any(r => r.Outlook == Outlook.UnderWay);

    /// <summary>Takes a change in and returns the resource's row.</summary>
    public StatusRow Update(ResourceEvent change)
    {
        var (since, settled) = _known.TryGetValue(change.Resource, out var before)
            ? (before.Since, before.Settled)
            : (Stopwatch.GetTimestamp(), null);

        var outlook = OutlookOf(change.Snapshot);
        if (
            outlook == Outlook.UnderWay
            && settled is not null
            && change.Snapshot.State?.Text != KnownResourceStates.Running
        )
        {
            (since, settled) = (Stopwatch.GetTimestamp(), null);
        }
        else if (outlook != Outlook.UnderWay)
        {
            settled ??= Stopwatch.GetElapsedTime(since);
        }

        _known[change.Resource] = (change.Snapshot, since, settled);
        return Row(change.Resource);
    }

    private StatusRow Row(IResource resource)
    {
        var (snapshot, since, settled) = _known[resource];
        return new(
            resource.Name,
            snapshot.State?.Text ?? "",
            DetailOf(snapshot),
            OutlookOf(snapshot),
            settled ?? Stopwatch.GetElapsedTime(since),
            snapshot.Urls.FirstOrDefault(u => !u.IsInactive)?.Url,
            snapshot.FailureMessage
        );
    }

    private static Outlook OutlookOf(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is not { } state || state == KnownResourceStates.NotStarted ? Outlook.Idle
        : state == KnownResourceStates.FailedToStart
        || state == KnownResourceStates.RuntimeUnhealthy
        || snapshot.ExitCode is > 0
            ? Outlook.Bad
        : KnownResourceStates.TerminalStates.Contains(state) ? Outlook.Idle
        : snapshot.HealthStatus == HealthStatus.Healthy ? Outlook.Good
        : HasHadTime(snapshot) ? Outlook.Bad
        : Outlook.UnderWay;

    /// <summary>A service that has not answered yet may only be starting.</summary>
    private static bool HasHadTime(CustomResourceSnapshot snapshot) =>
        snapshot.HealthStatus is not null
        && snapshot.StartTimeStamp < DateTime.UtcNow.AddSeconds(-5)
        && snapshot.HealthReports.All(r => r.Status is not null);

    private static string DetailOf(CustomResourceSnapshot snapshot)
    {
        if (snapshot.BuildStep is { } step)
        {
            return step.ToString();
        }
        if (snapshot.ExitCode is { } code)
        {
            return string.Create(CultureInfo.InvariantCulture, $"exit code {code}");
        }
        if (snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy)
        {
            return "the container engine does not answer";
        }
        return snapshot.HealthStatus switch
        {
            null => "",
            HealthStatus.Healthy => "healthy",
            var status when HasHadTime(snapshot) && ReportOf(status) is { } report => report,
            _ => "waiting for the first answer",
        };

        string? ReportOf(HealthStatus? status) =>
            snapshot.HealthReports.FirstOrDefault(r => r.Status == status)?.Description;
    }
}
