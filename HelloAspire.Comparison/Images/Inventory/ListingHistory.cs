namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>
/// What the layers wrote of one package database, topmost first. A layer that installs one package writes the whole
/// database anew, so a package was brought by the lowest layer from which on it is listed without a gap.
/// </summary>
internal sealed class ListingHistory
{
    private readonly List<(int Layer, HashSet<(string, string, string)> Packages)> _versions;

    public ListingHistory(FileNode database, PackageDatabase? kind, IReadOnlyList<ScannedLayer> layers)
    {
        var content = database.Content!;
        // Where a directory became a link in between, the layers call the same file by several paths.
        string[] paths = [content.WrittenPath, database.Path, .. kind?.Places ?? []];
        _versions =
        [
            .. layers
                .Index()
                .Take(content.LayerIndex + 1)
                .Select(layer =>
                    (layer.Index, Listing: paths.Select(layer.Item.Packages.GetValueOrDefault).FirstOrDefault(Exists))
                )
                .Where(version => version.Listing is not null)
                .Select(version => (version.Index, version.Listing!.Records.Select(Key).ToHashSet()))
                .Reverse(),
        ];
    }

    /// <summary>Zero-based index of the layer that brought the package.</summary>
    public int? LayerOf(PackageRecord record)
    {
        var key = Key(record);
        var unbroken = _versions.TakeWhile(version => version.Packages.Contains(key)).ToList();
        return unbroken is [] ? null : unbroken[^1].Layer;
    }

    private static bool Exists(PackageListing? listing) => listing is not null;

    private static (string, string, string) Key(PackageRecord record) => (record.Type, record.Name, record.Version);
}
