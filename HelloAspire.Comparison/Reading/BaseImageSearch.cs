using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Dockerfiles;

namespace HelloAspire.Comparison.Reading;

/// <summary>Finds out which of an image's layers came with its base image.</summary>
internal sealed class BaseImageSearch(ContainerEngine engine)
{
    /// <summary>
    /// Tries, in this order: what the caller names, the Dockerfile's FROM, the OCI labels, the largest tagged image
    /// that the image begins with, the longest beginning that it shares with an image of another name.
    /// </summary>
    /// <param name="id">The image's own ID.</param>
    /// <param name="local">The engine's images.</param>
    public async Task<BaseImage?> Find(
        string id,
        ImageConfig config,
        AnalysisOptions options,
        FromInstruction? from,
        IReadOnlyList<LocalImage> local,
        CancellationToken cancellationToken
    )
    {
        var others = local.Where(image => image.Id != id).ToList();
        foreach (var (name, foundBy) in Named(config, options, from))
        {
            if (Lookup(name, others) is { } image && IsBeginning(image, config, orWhole: true))
            {
                return await Make(image, name, image.DiffIds.Count, config, foundBy, cancellationToken);
            }
        }
        var ancestor = others
            .Where(image => image.Names.Count > 0 && IsBeginning(image, config, orWhole: false))
            .MaxBy(image => image.DiffIds.Count);
        if (ancestor is not null)
        {
            return await Make(
                ancestor,
                ancestor.Names[0],
                ancestor.DiffIds.Count,
                config,
                "its layers",
                cancellationToken
            );
        }
        var own = local.FirstOrDefault(image => image.Id == id)?.Names.Select(Repository).ToHashSet() ?? [];
        var relative = others
            .Where(image => image.Names.Count > 0 && !image.Names.Any(name => own.Contains(Repository(name))))
            .Select(image => (image, shared: Shared(image, config)))
            .Where(pair => pair.shared > 0 && pair.shared < config.DiffIds.Count)
            .OrderByDescending(pair => pair.shared)
            .FirstOrDefault();
        return relative.image is null
            ? null
            : new BaseImage(
                $"what it shares with {relative.image.Names[0]}",
                relative.shared,
                StepsOf(relative.shared, config),
                "common layers"
            );
    }

    private static IEnumerable<(string Name, string FoundBy)> Named(
        ImageConfig config,
        AnalysisOptions options,
        FromInstruction? from
    )
    {
        foreach (var name in options.BaseReferences)
        {
            yield return (name, "the caller");
        }
        if (from is not null)
        {
            yield return (from.Image, "its Dockerfile");
        }
        if (config.Labels.TryGetValue(BaseLabels.Name, out var label))
        {
            yield return (label, "its labels");
        }
    }

    private static LocalImage? Lookup(string name, IReadOnlyList<LocalImage> images)
    {
        var tagged = name.Split('@')[0];
        tagged = tagged[(tagged.LastIndexOf('/') + 1)..].Contains(':') ? tagged : tagged + ":latest";
        return images.FirstOrDefault(image =>
            image.Names.Any(known => known == tagged || known.EndsWith("/" + tagged, StringComparison.Ordinal))
            || image.Id == name
            || image.Id == "sha256:" + name
        );
    }

    private static bool IsBeginning(LocalImage image, ImageConfig config, bool orWhole) =>
        image.DiffIds.Count > 0
        && Shared(image, config) == image.DiffIds.Count
        && (orWhole || image.DiffIds.Count < config.DiffIds.Count);

    private static int Shared(LocalImage image, ImageConfig config) =>
        image.DiffIds.Zip(config.DiffIds).TakeWhile(pair => pair.First == pair.Second).Count();

    private async Task<BaseImage> Make(
        LocalImage image,
        string name,
        int layers,
        ImageConfig config,
        string foundBy,
        CancellationToken cancellationToken
    )
    {
        var steps = await engine.CountSteps(image.Id, cancellationToken) ?? StepsOf(layers, config);
        return new BaseImage(name, layers, Math.Min(steps, config.History.Count), foundBy);
    }

    // Settings right after the last shared layer may be the base's or the image's own: they count as its own.
    private static int StepsOf(int layers, ImageConfig config) =>
        config.History.Where(step => step.LayerIndex < layers).Select(step => step.Index + 1).DefaultIfEmpty().Max();

    private static string Repository(string name) =>
        name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name;
}
