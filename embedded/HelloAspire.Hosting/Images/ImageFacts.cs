using System.Globalization;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Images;

/// <summary>What a person wants to know of an image: its name, digest, size in bytes and when it was built.</summary>
internal sealed record ImageFacts(string Name, string Id, long Size, string Created)
{
    public static async Task<ImageFacts> ReadAsync(
        string image,
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        var text = await engine
            .RunAsync(["image", "inspect", "--format", "{{.Id}}|{{.Size}}|{{.Created}}", image], cancellationToken)
            .ConfigureAwait(false);
        var fields = text.Split('|');
        return new(image, fields[0], long.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]);
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
