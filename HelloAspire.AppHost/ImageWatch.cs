using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.AppHost;

/// <summary>
/// Looks at the image of each container that starts: its facts go to the dashboard, and the image that it took the tag
/// from is removed.
/// </summary>
internal sealed class ImageWatch(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ContainerEngine engine
) : BackgroundService
{
    private const string ContainerId = "container.id";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(model.Resources.OfType<ContainerResource>().Select(c => WatchAsync(c, stoppingToken)));

    private async Task WatchAsync(ContainerResource container, CancellationToken cancellationToken)
    {
        if (!container.TryGetContainerImageName(out var image))
        {
            return;
        }
        var tagged = await BuiltImage.FindAsync(engine, image, cancellationToken);
        try
        {
            string? seen = null;
            await foreach (var change in notifications.WatchAsync(cancellationToken))
            {
                if (
                    change.Resource != container
                    || change.Snapshot.State?.Text != KnownResourceStates.Running
                    || change.Snapshot.Properties.FirstOrDefault(p => p.Name == ContainerId)?.Value is not string id
                    || id == seen
                    || await BuiltImage.FindAsync(engine, image, cancellationToken) is not { } built
                )
                {
                    continue;
                }
                seen = id;
                await notifications.PublishUpdateAsync(
                    container,
                    change.ResourceId,
                    state => state with { Properties = built.AddTo(state.Properties) }
                );
                await RemoveSupersededAsync(tagged, built, cancellationToken);
                tagged = built;
            }
        }
        finally
        {
            // The application may end before its last image was seen to run.
            var built = await BuiltImage.FindAsync(engine, image, CancellationToken.None);
            await RemoveSupersededAsync(tagged, built, CancellationToken.None);
        }
    }

    private async Task RemoveSupersededAsync(BuiltImage? before, BuiltImage? after, CancellationToken cancellationToken)
    {
        if (
            before is not null
            && after is not null
            && before.Id != after.Id
            // By its ID, the engine would remove an image with the one name that somebody else has given it.
            && await BuiltImage.FindAsync(engine, before.Id, cancellationToken) is { RepoTags: null or [] }
        )
        {
            // Without force: an image that a container still uses stays.
            await engine.RunAsync(cancellationToken, "image", "rm", before.Id);
        }
    }
}
