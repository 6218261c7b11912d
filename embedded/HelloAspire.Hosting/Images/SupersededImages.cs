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
            .RunAsync(["images", "--format", "{{.ID}} {{.Repository}}:{{.Tag}}", .. filters], cancellationToken)
            .ConfigureAwait(false);

        var superseded = listed
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(' ', 2))
            // Podman puts `localhost/` before the names of images that were built here.
            .Where(image => image[1] != current && image[1] != $"localhost/{current}")
            // A build that takes an image's name away leaves it without one.
            .Select(image => image[1].Contains("<none>", StringComparison.Ordinal) ? image[0] : image[1]);
        foreach (var image in superseded)
        {
            await engine.TryRunAsync(["rmi", image], cancellationToken).ConfigureAwait(false);
        }
    }
}
