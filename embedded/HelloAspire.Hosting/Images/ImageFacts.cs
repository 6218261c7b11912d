using System.Globalization;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Images;

/// <summary>What a person wants to know of an image: its name, digest, size in bytes and when it was built.</summary>
internal sealed record ImageFacts(string Name, string Id, long Size, string Created)
{
    /// <summary>Returns null where the engine has no such image.</summary>
    public static async Task<ImageFacts?> FindAsync(
        string image,
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        var found = await engine
            .TryRunAsync(["image", "inspect", "--format", "{{.Id}}|{{.Size}}|{{.Created}}", image], cancellationToken)
            .ConfigureAwait(false);
        return found.IsSuccess && found.StandardOutput.Trim().Split('|') is [var id, var size, var created]
            ? new(image, id, long.Parse(size, CultureInfo.InvariantCulture), created)
            : null;
    }

    public IEnumerable<ResourcePropertySnapshot> ToProperties(DockerfileBuildAnnotation build) =>
        [
            new("container.image", Name),
            new("container.image.id", Id),
            new("container.image.size", Size),
            new("container.image.created", Created),
            new("container.dockerfile", build.DockerfilePath),
        ];
}
