namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>The packages of an image, from the databases that a container would see.</summary>
/// <param name="Packages">Sorted by type, name and version; each once.</param>
/// <param name="UnknownTypes">Types that the image holds in a form that lists nothing.</param>
internal sealed record PackageInventory(IReadOnlyList<Package> Packages, IReadOnlyList<string> UnknownTypes)
{
    /// <summary>Takes the inventory.</summary>
    /// <param name="layers">The image's layers, lowest first.</param>
    /// <param name="program">The program that the image runs.</param>
    internal static PackageInventory Of(IReadOnlyList<ScannedLayer> layers, FileTree tree, FileNode? program)
    {
        var packages = new HashSet<Package>();
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (database, listing) in Visible(layers, tree))
        {
            packages.UnionWith(
                listing
                    .Records.Where(record => IsThere(record, database))
                    .Select(record => new Package(record.Type, record.Name, record.Version))
            );
            if (!listing.IsReadable)
            {
                unknown.Add(listing.Type);
            }
        }
        // Native AOT melts packages into one file: none listed does not mean none there.
        if (program is { Entry.IsNativeAot: true } && packages.All(package => package.Type != PackageTypes.NuGet))
        {
            unknown.Add(PackageTypes.NuGet);
        }
        return new PackageInventory(
            [
                .. packages
                    .OrderBy(package => package.Type, StringComparer.Ordinal)
                    .ThenBy(package => package.Name, StringComparer.Ordinal)
                    .ThenBy(package => package.Version, StringComparer.Ordinal),
            ],
            [.. unknown]
        );
    }

    private static IEnumerable<(FileNode Database, PackageListing Listing)> Visible(
        IReadOnlyList<ScannedLayer> layers,
        FileTree tree
    ) =>
        from layer in layers.Index()
        from pair in layer.Item.Packages
        let node = tree.Find(pair.Key)
        where node is { IsFile: true } && node.LayerIndex == layer.Index
        select (node, pair.Value);

    private static bool IsThere(PackageRecord record, FileNode database)
    {
        if (record.Files is not { } files || database.Parent is not { } directory)
        {
            return true;
        }
        return files.Any(file => FileTree.Below(directory, file) is { IsDirectory: false });
    }
}
