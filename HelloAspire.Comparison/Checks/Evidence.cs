using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>What a check saw.</summary>
/// <param name="Detail">In words, for a reader who knows the title.</param>
/// <param name="Paths">The files in question.</param>
internal sealed record Evidence(string Detail, IReadOnlyList<string> Paths, FindingOrigin Origin = FindingOrigin.Own)
{
    public Evidence(string detail)
        : this(detail, []) { }

    /// <summary>Tells evidence of one check apart that names no files; the same in every image with the same fault.</summary>
    public string Discriminator { get; init; } = "";

    /// <summary>The build step that it comes from; null where it comes from no single one.</summary>
    public HistoryStep? Step { get; init; }

    /// <summary>The instruction that it comes from, or that is missing, as <c>USER</c>; null where there is none.</summary>
    public string? Keyword { get; init; }

    internal Finding ToFinding(CheckInfo check, DockerfilePlaces places) =>
        new(check, Detail, Paths, Origin)
        {
            Discriminator = Discriminator,
            Place = places.Of(this),
            Step = (Step ?? places.StepOf(Paths))?.CreatedBy,
        };

    /// <summary>A step of the build history.</summary>
    internal static Evidence Of(HistoryStep step, Image image) =>
        new(step.CreatedBy, [], image.IsFromBase(step) ? FindingOrigin.Base : FindingOrigin.Own)
        {
            Discriminator = step.CreatedBy,
            Step = step,
        };

    /// <summary>Files of the merged tree; none make no evidence.</summary>
    internal static IEnumerable<Evidence> Of(string detail, IReadOnlyCollection<FileNode> files, Image image)
    {
        if (files.Count == 0)
        {
            yield break;
        }
        var fromBase = files.Count(image.IsFromBase);
        yield return new Evidence(
            detail,
            [.. files.Select(file => file.Path).Order(StringComparer.Ordinal)],
            fromBase == 0 ? FindingOrigin.Own
                : fromBase == files.Count ? FindingOrigin.Base
                : FindingOrigin.Both
        );
    }

    /// <summary>Paths of the merged tree; none make no evidence.</summary>
    internal static IEnumerable<Evidence> Of(string detail, IEnumerable<string> paths, Image image) =>
        Of(detail, [.. paths.Select(image.Tree.Find).OfType<FileNode>()], image);
}
