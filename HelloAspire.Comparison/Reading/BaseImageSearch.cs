using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading;

/// <summary>Finds out which of an image's layers came with its base image.</summary>
internal static class BaseImageSearch
{
    /// <summary>
    /// Tries, in this order: what names the base (the caller, the Dockerfile's FROM, the OCI label), the largest tagged
    /// image that the image begins with, the longest beginning that it shares with an image of another name.
    /// </summary>
    /// <param name="id">The image's own ID.</param>
    /// <param name="named">What names the base, surest first.</param>
    /// <param name="local">The engine's images.</param>
    public static BaseImageMatch? Find(
        string id,
        ImageConfig config,
        IEnumerable<(string Name, string FoundBy)> named,
        IReadOnlyList<LocalImage> local
    )
    {
        var others = local.Where(image => image.Id != id).ToList();
        foreach (var (name, foundBy) in named)
        {
            if (Lookup(name, others) is { } image && IsBeginning(image, config, orWhole: true))
            {
                return new BaseImageMatch(image.Id, name, image.DiffIds.Count, foundBy);
            }
        }
        return Ancestor(config, others) ?? Relative(id, config, local);
    }

    /// <summary>Whether the engine has an image of that name or ID.</summary>
    public static bool Knows(string name, IReadOnlyList<LocalImage> local) => Lookup(name, local) is not null;

    private static BaseImageMatch? Ancestor(ImageConfig config, IReadOnlyList<LocalImage> others) =>
        others
            .Where(image => image.Names.Count > 0 && IsBeginning(image, config, orWhole: false))
            .MaxBy(image => image.DiffIds.Count)
            is { } ancestor
            ? new BaseImageMatch(ancestor.Id, ancestor.Names[0], ancestor.DiffIds.Count, "its layers")
            : null;

    private static BaseImageMatch? Relative(string id, ImageConfig config, IReadOnlyList<LocalImage> local)
    {
        var own = local.FirstOrDefault(image => image.Id == id)?.Names.Select(Repository).ToHashSet() ?? [];
        var (relative, shared) = local
            .Where(image => image.Id != id && image.Names.Count > 0)
            .Where(image => !image.Names.Any(name => own.Contains(Repository(name))))
            .Select(image => (image, shared: Shared(image, config)))
            .Where(pair => pair.shared > 0 && pair.shared < config.DiffIds.Count)
            .OrderByDescending(pair => pair.shared)
            .FirstOrDefault();
        return relative is null
            ? null
            : new BaseImageMatch(null, $"what it shares with {relative.Names[0]}", shared, "common layers");
    }

    private static LocalImage? Lookup(string name, IReadOnlyList<LocalImage> images)
    {
        var wanted = ImageName.Parse(name);
        return images.FirstOrDefault(image =>
            image.Names.Select(ImageName.Parse).Any(known => IsCalled(known, wanted))
            || image.Id == name
            || image.Id == "sha256:" + name
        );
    }

    // A Dockerfile may leave the registry out, and the tag where it is "latest".
    private static bool IsCalled(ImageName known, ImageName wanted) =>
        known.Tag == (wanted.Tag ?? "latest")
        && (
            known.Repository == wanted.Repository
            || known.Repository.EndsWith("/" + wanted.Repository, StringComparison.Ordinal)
        );

    private static bool IsBeginning(LocalImage image, ImageConfig config, bool orWhole) =>
        image.DiffIds.Count > 0
        && Shared(image, config) == image.DiffIds.Count
        && (orWhole || image.DiffIds.Count < config.DiffIds.Count);

    private static int Shared(LocalImage image, ImageConfig config) =>
        image.DiffIds.Zip(config.DiffIds).TakeWhile(pair => pair.First == pair.Second).Count();

    private static string Repository(string name) => ImageName.Parse(name).Repository;
}

/// <summary>What the search found.</summary>
/// <param name="ImageId">The base image's ID in the engine; null where only common layers are known.</param>
/// <param name="Name">Its name, or what the layers are known by.</param>
/// <param name="LayerCount">How many of the lowest layers are its own.</param>
/// <param name="FoundBy">How it was found.</param>
internal sealed record BaseImageMatch(string? ImageId, string Name, int LayerCount, string FoundBy)
{
    /// <summary>The base image.</summary>
    /// <param name="steps">How many steps its history has; null where the engine does not tell.</param>
    public BaseImage ToBaseImage(ImageConfig config, int? steps) =>
        new(Name, LayerCount, Math.Min(steps ?? StepsOf(config), config.History.Count), FoundBy);

    // Settings right after the last shared layer may be the base's or the image's own: they count as its own.
    private int StepsOf(ImageConfig config) =>
        config
            .History.Where(step => step.LayerIndex < LayerCount)
            .Select(step => step.Index + 1)
            .DefaultIfEmpty()
            .Max();
}
