namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>The packages of an image, from the databases that a container would see.</summary>
/// <param name="Packages">Sorted by type, name and version; each once.</param>
/// <param name="UnknownTypes">Types that the image holds in a form that lists nothing, or not all.</param>
internal sealed record PackageInventory(IReadOnlyList<Package> Packages, IReadOnlyList<string> UnknownTypes)
{
    /// <summary>Takes the inventory.</summary>
    /// <param name="layers">The image's layers, lowest first.</param>
    /// <param name="program">The program that the image runs.</param>
    internal static PackageInventory Of(IReadOnlyList<ScannedLayer> layers, FileTree tree, FileNode? program)
    {
        var packages = new List<Package>();
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        var bills = new HashSet<FileNode>();
        foreach (var (node, kind) in Databases(layers, tree))
        {
            var listing = ListingOf(node, layers);
            var isKnown = listing is not null && (kind is null || listing.Type == kind.Type);
            if (isKnown)
            {
                var history = new ListingHistory(node, kind, layers);
                packages.AddRange(
                    listing!
                        .Records.Where(record => IsThere(record, node))
                        .Select(record => new Package(record.Type, record.Name, record.Version)
                        {
                            Source = record.Source,
                            Module = record.Module,
                            Path = PackageTypes.AreOfDistribution(record.Type) ? null : node.Path,
                            Layer = history.LayerOf(record),
                        })
                );
            }
            if (isKnown ? !listing!.IsReadable : node.Size > 0)
            {
                unknown.Add(kind?.Type ?? listing!.Type);
            }
            else if (IsLogElsewhere(node, kind, tree))
            {
                unknown.Add(kind!.Type);
            }
            if (kind is CycloneDxDocument && isKnown && listing!.IsReadable)
            {
                bills.Add(node.Parent!);
            }
        }
        // Native AOT melts packages into one file: without its own bill of materials beside it, nothing is known of them.
        if (program is { Entry.IsNativeAot: true, Parent: { } directory } && !bills.Contains(directory))
        {
            unknown.Add(PackageTypes.NuGet);
        }
        return new PackageInventory(Sorted(packages), [.. unknown]);
    }

    /// <summary>Packages by type, name and version, each once.</summary>
    public static IReadOnlyList<Package> Sorted(IEnumerable<Package> packages) =>
        [
            .. packages
                .OrderBy(package => package.Type, StringComparer.Ordinal)
                .ThenBy(package => package.Name, StringComparer.Ordinal)
                .ThenBy(package => package.Version, StringComparer.Ordinal)
                .ThenBy(package => package.Layer)
                .DistinctBy(package => (package.Type, package.Name, package.Version)),
        ];

    // By the paths that a container sees and through links, whatever the layers call the files.
    private static HashSet<(FileNode Node, PackageDatabase? Kind)> Databases(
        IReadOnlyList<ScannedLayer> layers,
        FileTree tree
    )
    {
        var found = new HashSet<(FileNode, PackageDatabase?)>();
        foreach (var node in tree.Nodes)
        {
            if (node.IsSymbolicLink)
            {
                found.UnionWith(Linked(node, tree));
            }
            else if (!node.IsFile)
            {
                continue;
            }
            else if (PackageDatabases.For(node.Path) is { } kind)
            {
                found.Add((node, kind));
            }
            else if (ListingOf(node, layers) is { IsProgram: true })
            {
                found.Add((node, null));
            }
        }
        foreach (var kind in PackageDatabases.All)
        {
            foreach (var node in kind.Places.SelectMany(place => AtPlace(tree.Resolve(place), place, kind, tree)))
            {
                found.Add((node, kind));
            }
        }
        return found;
    }

    // A workspace, and a store of packages, is linked by directory, or file by file.
    private static IEnumerable<(FileNode, PackageDatabase?)> Linked(FileNode link, FileTree tree)
    {
        if (PackageDatabases.For(link.Path) is { } kind && tree.Resolve(link) is { IsFile: true } file)
        {
            yield return (file, kind);
        }
        var inside = link.Path + "/" + NpmPackage.FileName;
        if (PackageDatabases.For(inside) is NpmPackage package && tree.Resolve(inside) is { IsFile: true } linked)
        {
            yield return (linked, package);
        }
    }

    private static IEnumerable<FileNode> AtPlace(FileNode? node, string place, PackageDatabase kind, FileTree tree) =>
        node switch
        {
            { IsFile: true } => [node],
            { IsDirectory: true } => node
                .Children.Where(child => kind.Matches(place + "/" + child.Name))
                .Select(tree.Resolve)
                .OfType<FileNode>()
                .Where(child => child.IsFile),
            _ => [],
        };

    private static PackageListing? ListingOf(FileNode node, IReadOnlyList<ScannedLayer> layers) =>
        node.Content is { } content ? layers[content.LayerIndex].Packages.GetValueOrDefault(content.WrittenPath) : null;

    // A log of another layer was not read together with the database.
    private static bool IsLogElsewhere(FileNode node, PackageDatabase? kind, FileTree tree) =>
        kind is RpmDatabase
        && node.Parent?.Child(node.Name + SqliteLogFile.Suffix) is { } link
        && tree.Resolve(link) is { Size: > 0, Content: { } log }
        && log.LayerIndex != node.Content!.LayerIndex;

    private static bool IsThere(PackageRecord record, FileNode database)
    {
        if (record.Files is not { } files || database.Parent is not { } directory)
        {
            return true;
        }
        return files.Any(file => FileTree.Below(directory, file) is { IsDirectory: false });
    }
}
