namespace HelloAspire.Comparison.Engines.Containers;

/// <summary>A running container and the image that it runs.</summary>
internal sealed record RunningContainer(string Id, string Image)
{
    /// <summary>
    /// Finds the container behind an address: of those that run the image, in whatever version, the one that publishes
    /// the port, or the only one of its version if a proxy is in between. Null if that is ambiguous.
    /// </summary>
    /// <param name="image">The image's name; the container may run a newer build of it.</param>
    /// <param name="withoutLabel">Containers that carry this label are passed over.</param>
    public static async Task<RunningContainer?> Find(
        ContainerEngine engine,
        string image,
        Uri url,
        string withoutLabel,
        CancellationToken cancellationToken
    )
    {
        var list = await engine.Ask(
            "list the containers",
            ["container", "ls", "--no-trunc", "--format", "{{.ID}}\t{{.Image}}\t{{.Ports}}\t{{.Labels}}"],
            cancellationToken
        );
        return Choose(list, image, url.Port, withoutLabel);
    }

    /// <summary>Chooses among the containers of a list: lines of ID, image, ports and labels between tabs.</summary>
    internal static RunningContainer? Choose(string list, string image, int port, string withoutLabel)
    {
        var wanted = ImageName.Parse(image);
        var candidates = list.Split('\n')
            .Select(line => line.Split('\t'))
            .Where(columns => columns is [_, _, _, var labels] && !labels.Contains(withoutLabel))
            .Select(columns => (Name: ImageName.Parse(columns[1]), Id: columns[0], Ports: columns[2]))
            .Where(candidate => candidate.Name.Repository == wanted.Repository)
            .ToList();
        var published = candidates.Where(candidate => candidate.Ports.Contains($":{port}->")).ToList();
        var sameVersion = candidates.Where(candidate => candidate.Name == wanted).ToList();
        return published is [var behind, ..] ? new RunningContainer(behind.Id, behind.Name.ToString())
            : sameVersion is [var only] ? new RunningContainer(only.Id, only.Name.ToString())
            : null;
    }
}
