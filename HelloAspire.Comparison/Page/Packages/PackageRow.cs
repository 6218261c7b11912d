using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Page.Packages;

/// <summary>A package and its version in either image; of one in other versions, all its versions.</summary>
internal sealed record PackageRow(string Type, string Name, string Left, string Right, PackageState State)
{
    /// <summary>As the reports count: a row for each version that both have or only one has, one for each package that differs.</summary>
    public static IReadOnlyList<PackageRow> Of(ImageComparison comparison)
    {
        var changes = comparison.Packages;
        var elsewhere = changes
            .Removed.Select(PackageChanges.KeyOf)
            .Concat(changes.Changed.Select(change => PackageChanges.KeyOf(change.Type, change.Name)))
            .ToHashSet();
        return
        [
            .. changes
                .Removed.Select(package => Row(package, package.Version, "", PackageState.OnlyLeft))
                .Concat(changes.Added.Select(package => Row(package, "", package.Version, PackageState.OnlyRight)))
                .Concat(changes.Changed.Select(Differing))
                .Concat(
                    comparison
                        .Left.Packages.Where(package => !elsewhere.Contains(PackageChanges.KeyOf(package)))
                        .Select(package => Row(package, package.Version, package.Version, PackageState.Same))
                )
                .OrderBy(row => row.Type, StringComparer.Ordinal)
                .ThenBy(row => row.Name, StringComparer.Ordinal)
                .ThenBy(row => row.Left + row.Right, StringComparer.Ordinal),
        ];
    }

    private static PackageRow Row(Package package, string left, string right, PackageState state) =>
        new(package.Type, package.Name, left, right, state);

    private static PackageRow Differing(PackageVersionChange change) =>
        new(
            change.Type,
            change.Name,
            string.Join(", ", change.LeftVersions),
            string.Join(", ", change.RightVersions),
            PackageState.Differs
        );
}

/// <summary>In which image a package is.</summary>
internal enum PackageState
{
    OnlyLeft,
    OnlyRight,
    Differs,
    Same,
}
