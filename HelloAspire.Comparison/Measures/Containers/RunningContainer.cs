using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures.Containers;

/// <summary>The container behind a variant's address.</summary>
/// <param name="Image">The image that it runs, which may be newer than the one that the variant was configured with.</param>
internal sealed record RunningContainer(string Id, string Image)
{
    /// <summary>
    /// Finds the container: of those that run the variant's image, in whatever version, the one that publishes the
    /// port, or the only one of its version where a proxy stands between. Null where it cannot be told.
    /// </summary>
    public static async Task<RunningContainer?> Find(
        ContainerEngine engine,
        Variant variant,
        CancellationToken cancellationToken
    )
    {
        if (variant.Url is not { } url)
        {
            return null;
        }
        var list = await engine.Ask(
            "list the containers",
            ["container", "ls", "--no-trunc", "--format", "{{.ID}}\t{{.Image}}\t{{.Ports}}\t{{.Labels}}"],
            cancellationToken
        );
        var candidates = list.Split('\n')
            .Select(line => line.Split('\t'))
            .Where(columns => columns is [_, _, _, var labels] && !labels.Contains(CreatorLabels.Mark))
            .Select(columns => (Container: new RunningContainer(columns[0], Plain(columns[1])), Ports: columns[2]))
            .Where(candidate => Repository(candidate.Container.Image) == Repository(Plain(variant.Image)))
            .ToList();
        var published = candidates.Where(candidate => candidate.Ports.Contains($":{url.Port}->")).ToList();
        var configured = candidates.Where(candidate => candidate.Container.Image == Plain(variant.Image)).ToList();
        return published is [var (behind, _), ..] ? behind
            : configured is [var (only, _)] ? only
            : null;
    }

    // Podman puts `localhost/` before the names of images that were built here.
    private static string Plain(string image) =>
        image.StartsWith("localhost/", StringComparison.Ordinal) ? image["localhost/".Length..] : image;

    // The colon of a registry's port comes before a slash.
    private static string Repository(string image)
    {
        var name = image.Split('@')[0];
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
