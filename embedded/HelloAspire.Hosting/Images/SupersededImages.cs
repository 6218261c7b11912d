using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Cleanup;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Images;

/// <summary>Removes the images of a resource that later ones have taken the place of.</summary>
internal sealed class SupersededImages(ContainerEngine engine, RunLabels labels)
{
    /// <summary>Removes the resource's images of this app host other than the current; one in use stays.</summary>
    public async Task RemoveAsync(IResource resource, string current, CancellationToken cancellationToken)
    {
        var filters = labels.ForImage(resource).SelectMany(l => new[] { "--filter", $"label={l}" });
        var listed = await engine
            .RunAsync(["images", "--format", "{{.Repository}}:{{.Tag}}", .. filters], cancellationToken)
            .ConfigureAwait(false);

        foreach (
            var image in listed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            // Podman puts `localhost/` before the names of images that were built here.
            if (
                image != current
                && image != $"localhost/{current}"
                && !image.Contains("<none>", StringComparison.Ordinal)
            )
            {
                await engine.TryRunAsync(["rmi", image], cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
