using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Bills;

/// <summary>A part of an image as a bill tells it, whatever the bill's format.</summary>
/// <param name="Name">As shown to people.</param>
/// <param name="Url">Its package URL; null where it has none.</param>
internal sealed record BillEntry(string Name, PackageUrl? Url)
{
    /// <summary>Empty where only the URL may tell.</summary>
    public string Version { get; init; } = "";

    /// <summary>The digest of the layer that brought it, as <c>sha256:…</c>; null where the bill does not say.</summary>
    public string? Layer { get; init; }

    /// <summary>The file that tells of it; null where the bill names none.</summary>
    public string? Path { get; init; }

    /// <summary>The source package, where the bill tells it besides the URL.</summary>
    public SourcePackage? Source { get; init; }

    /// <summary>The package; null where the URL is of a type that is not known here.</summary>
    /// <param name="layers">The digests of the image's layers, lowest first.</param>
    public Package? ToPackage(List<string> layers)
    {
        if (Url?.ToPackage() is not { } package)
        {
            return null;
        }
        var place = Layer is null ? -1 : layers.IndexOf(Layer);
        return package with
        {
            Name = IsSameName(package) ? Name : package.Name,
            Version = VersionOf(package),
            Source = Source ?? package.Source,
            Layer = place < 0 ? null : place,
            Path =
                PackageTypes.AreOfDistribution(package.Type) || Path is null ? null
                : Path.StartsWith('/') ? Path
                : "/" + Path,
        };
    }

    // URLs have names of some types in lower case, Python's without underscores too; Go and npm tell A from a.
    private bool IsSameName(Package package) =>
        package.Type == PackageTypes.Python
            ? PackageUrl.Of(package with { Name = Name }, null).Name == PackageUrl.Of(package, null).Name
            : Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase);

    // Some leave the epoch out of the URL.
    private string VersionOf(Package package) =>
        package.Version.Length == 0 || Version.EndsWith(":" + package.Version, StringComparison.Ordinal)
            ? Version
            : package.Version;
}
