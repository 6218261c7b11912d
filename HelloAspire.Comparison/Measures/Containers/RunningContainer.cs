using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Variants;

namespace HelloAspire.Comparison.Measures.Containers;

internal static class RunningContainer
{
    /// <summary>
    /// The ID of the container behind a variant's address: the one of its image that publishes the port, or the only
    /// one of its image where a proxy stands between. Null where it cannot be told.
    /// </summary>
    public static async Task<string?> Find(ContainerEngine engine, Variant variant, CancellationToken cancellationToken)
    {
        var list = await engine.Ask(
            $"list the containers of '{variant.Image}'",
            [
                "container",
                "ls",
                "--no-trunc",
                "--filter",
                $"ancestor={variant.Image}",
                "--format",
                "{{.ID}}\t{{.Ports}}\t{{.Labels}}",
            ],
            cancellationToken
        );
        var candidates = list.Split('\n')
            .Select(line => line.Split('\t'))
            .Where(columns => columns is [_, _, var labels] && !labels.Contains(CreatorLabels.Mark))
            .ToList();
        var published = candidates.Where(columns => columns[1].Contains($":{variant.Url?.Port}->")).ToList();
        return published is [[var behind, ..]] ? behind
            : candidates is [[var only, ..]] ? only
            : null;
    }
}
