using System.Text.Json;
using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures.Containers;

/// <summary>What a measure left behind because its process was killed.</summary>
internal static class Leftovers
{
    /// <summary>Removes the containers and images of measures whose process has ended.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> Remove(ContainerEngine engine, CancellationToken cancellationToken)
    {
        var filter = $"label={CreatorLabels.Host}";
        var containers = await Abandoned(
            engine,
            "container",
            ["container", "ls", "--all", "--quiet", "--no-trunc", "--filter", filter],
            cancellationToken
        );
        foreach (var id in containers)
        {
            await engine.Run(["container", "rm", "--force", "--volumes", id], cancellationToken);
        }
        var images = await Abandoned(
            engine,
            "image",
            ["image", "ls", "--quiet", "--no-trunc", "--filter", filter],
            cancellationToken
        );
        foreach (var id in images)
        {
            await engine.Run(["image", "rm", "--force", id], cancellationToken);
        }
        return containers.Count + images.Count;
    }

    private static async Task<IReadOnlyList<string>> Abandoned(
        ContainerEngine engine,
        string kind,
        IEnumerable<string> list,
        CancellationToken cancellationToken
    )
    {
        var result = await engine.Run(list, cancellationToken);
        var abandoned = new List<string>();
        foreach (var id in result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            // One at a time: another process may be removing its own.
            var labels = await engine.Run(
                [kind, "inspect", "--format", "{{json .Config.Labels}}", id],
                cancellationToken
            );
            if (labels.IsSuccess && CreatorLabels.IsAbandoned(Parse(labels.StandardOutput)))
            {
                abandoned.Add(id);
            }
        }
        return abandoned;
    }

    private static Dictionary<string, string> Parse(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
}
