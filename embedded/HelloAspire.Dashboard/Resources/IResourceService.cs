namespace HelloAspire.Dashboard.Resources;

/// <summary>What the dashboard asks of the process that runs the resources.</summary>
public interface IResourceService
{
    /// <summary>Gives every resource as it is now.</summary>
    IReadOnlyList<ResourceView> GetResources();

    /// <summary>Gives every resource as it is now as the first batch (also when it is empty), then each change.</summary>
    IAsyncEnumerable<IReadOnlyList<ResourceChange>> WatchResourcesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Gives the kept console lines of one resource, then each new one, build output included. Ends when the
    /// resource is gone or the token is cancelled; an unknown name gives an empty sequence.
    /// </summary>
    /// <param name="resourceName">The <see cref="ResourceView.Name"/> of the resource.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    IAsyncEnumerable<IReadOnlyList<ConsoleLogLine>> WatchConsoleLogsAsync(
        string resourceName,
        CancellationToken cancellationToken
    );

    /// <summary>Runs a command of a resource. A command that fails gives an outcome that says so, not an exception.</summary>
    Task<CommandOutcome> ExecuteCommandAsync(
        string resourceName,
        string commandName,
        CancellationToken cancellationToken
    );
}
