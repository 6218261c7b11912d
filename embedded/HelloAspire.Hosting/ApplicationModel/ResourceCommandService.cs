namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>Gives commands to resources.</summary>
public sealed class ResourceCommandService(
    IServiceProvider services,
    ResourceNotificationService notifications,
    ResourceLoggerService logs
)
{
    /// <summary>Gives a command to the resource of a name or of an instance's ID, and waits until it is done.</summary>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId,
        string commandName,
        CancellationToken cancellationToken = default
    ) => ExecuteCommandAsync(notifications.Find(resourceId), commandName, cancellationToken);

    /// <summary>Gives a command to a resource and waits until it is done.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        IResource resource,
        string commandName,
        CancellationToken cancellationToken = default
    )
    {
        var command = resource
            .Annotations.OfType<ResourceCommandAnnotation>()
            .LastOrDefault(c => c.Name == commandName);
        if (command is null)
        {
            var known = resource.Annotations.OfType<ResourceCommandAnnotation>().Select(c => c.Name);
            return CommandResults.Failure(
                $"'{resource.Name}' has no command '{commandName}'. It has: {string.Join(", ", known.DefaultIfEmpty("none"))}."
            );
        }

        try
        {
            var id = ResourceInstance.IdOf(resource);
            return await command
                .Execute(
                    new()
                    {
                        Services = services,
                        ResourceName = id,
                        CancellationToken = cancellationToken,
                        Logger = new Running.ResourceLogger(resource, logs),
                    }
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            logs.Write(resource, $"The command '{commandName}' failed: {e.Message}", isError: true);
            return CommandResults.Failure(e.Message);
        }
    }
}
