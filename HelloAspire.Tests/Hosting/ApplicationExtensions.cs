using HelloAspire.Tests.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAspire.Tests.Hosting;

/// <summary>What tests ask of a running application again and again.</summary>
internal static class ApplicationExtensions
{
    public static ResourceEvent Current(this DistributedApplication application, string resource) =>
        application.ResourceNotifications.TryGetCurrentState(resource, out var current)
            ? current
            : throw new InvalidOperationException($"Nothing is known of '{resource}'.");

    /// <summary>Returns all that is kept of a resource's log, without the times.</summary>
    public static IReadOnlyList<string> LogOf(this DistributedApplication application, string resource) =>
        [
            .. application
                .Services.GetRequiredService<ResourceLoggerService>()
                .LastLines(application.Current(resource).Resource, int.MaxValue)
                .Select(l => l.Content.Split(' ', 2)[1]),
        ];

    /// <summary>Waits until a resource has ended or failed, and returns what is then known of it.</summary>
    public static async Task<CustomResourceSnapshot> WaitForEndAsync(
        this DistributedApplication application,
        string resource,
        CancellationToken cancellationToken
    )
    {
        var ended = await application.ResourceNotifications.WaitForResourceAsync(
            resource,
            e => KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text),
            cancellationToken
        );
        return ended.Snapshot;
    }

    public static Task<ResourceEvent> WaitForHealthyAsync(
        this DistributedApplication application,
        string resource,
        CancellationToken cancellationToken
    ) => application.ResourceNotifications.WaitForResourceHealthyAsync(resource, cancellationToken);

    /// <summary>Gives a command, which must succeed.</summary>
    public static async Task ExecuteAsync(
        this DistributedApplication application,
        string resource,
        string command,
        CancellationToken cancellationToken
    )
    {
        var result = await application.ResourceCommands.ExecuteCommandAsync(resource, command, cancellationToken);
        Assert.True(result.Success, result.Message);
    }

    /// <summary>Returns the engine's ID of a resource's container.</summary>
    public static Task<string> ContainerIdAsync(
        this DistributedApplication application,
        string resource,
        CancellationToken cancellationToken
    ) =>
        EngineCli.Current.RunAsync(
            cancellationToken,
            "container",
            "inspect",
            "--format",
            "{{.Id}}",
            application.Current(resource).ResourceId
        );
}
