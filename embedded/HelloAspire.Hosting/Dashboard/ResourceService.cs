using System.Globalization;
using System.Runtime.CompilerServices;
using HelloAspire.Dashboard.Resources;
using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting.Dashboard;

/// <summary>Tells the dashboard of the resources and takes its commands.</summary>
internal sealed class ResourceService(
    ResourceCollection resources,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    ResourceCommandService commands
) : IResourceService
{
    public IReadOnlyList<ResourceView> GetResources() =>
        [.. resources.Select(r => Current(r.Name)).OfType<ResourceEvent>().Select(ResourceViews.Of)];

    public async IAsyncEnumerable<IReadOnlyList<ResourceChange>> WatchResourcesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return [.. GetResources().Select(r => new ResourceChange(r.Name, r))];
        await foreach (var change in notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return [new(change.ResourceId, ResourceViews.Of(change))];
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<ConsoleLogLine>> WatchConsoleLogsAsync(
        string resourceName,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (Current(resourceName) is not { } known)
        {
            yield break;
        }
        await foreach (
            var batch in logs.WatchAsync(known.Resource).WithCancellation(cancellationToken).ConfigureAwait(false)
        )
        {
            yield return [.. batch.Select(ToConsoleLine)];
        }
    }

    public async Task<CommandOutcome> ExecuteCommandAsync(
        string resourceName,
        string commandName,
        CancellationToken cancellationToken
    )
    {
        if (Current(resourceName) is not { } known)
        {
            return new(false, $"There is no resource '{resourceName}' any more.");
        }
        var result = await commands
            .ExecuteCommandAsync(known.Resource, commandName, cancellationToken)
            .ConfigureAwait(false);
        return new(
            result.Success,
            result.Canceled ? "Cancelled." : result.Message,
            result.Data?.Value,
            Enum.Parse<CommandValueFormat>((result.Data?.Format ?? CommandResultFormat.Text).ToString()),
            result.Data?.DisplayImmediately ?? false
        );
    }

    private ResourceEvent? Current(string nameOrId) =>
        notifications.TryGetCurrentState(nameOrId, out var known) ? known : null;

    /// <summary>Every line of a resource's log begins with its time.</summary>
    private static ConsoleLogLine ToConsoleLine(LogLine line) =>
        line.Content.Split(' ', 2) is [var time, var text]
        && DateTimeOffset.TryParse(
            time,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var timestamp
        )
            ? new(line.LineNumber, timestamp, text, line.IsErrorMessage)
            : new(line.LineNumber, null, line.Content, line.IsErrorMessage);
}
