namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>
/// What a bill of materials tells of an image: its packages, and little else. Sizes, files, settings, users and secrets it does
/// not tell.
/// </summary>
/// <param name="Format">As <c>CycloneDX 1.6</c>.</param>
/// <param name="Packages">Sorted by type, name and version; each once.</param>
public sealed record BillOfMaterials(string Format, IReadOnlyList<Package> Packages)
{
    /// <summary>The program that wrote it, as <c>syft 1.2.3</c>; null where it does not say.</summary>
    public string? Producer { get; init; }

    /// <summary>What it is about, as it names that; null where it does not.</summary>
    public string? Subject { get; init; }

    /// <summary>The image's distribution; null where the bill states none.</summary>
    public LinuxDistribution? Distribution { get; init; }

    /// <summary>Package types of which the bill says that they are not listed, or not all.</summary>
    public IReadOnlyList<string> UnknownTypes { get; init; } = [];

    /// <summary>The base image, as far as the bill tells which layers are its own.</summary>
    public BaseImage? Base { get; init; }

    /// <summary>How many parts are left out, because they have no package URL of a type that is known here.</summary>
    public int LeftOut { get; init; }

    /// <summary>The name of one of them; null where there is none.</summary>
    public string? FirstLeftOut { get; init; }
}
