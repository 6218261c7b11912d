using HelloAspire.Comparison.Checks.Vulnerabilities.Ecosystems;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Comparing;

/// <summary>Packages that only one image has, and those with other versions.</summary>
/// <param name="Added">Only in the right image.</param>
/// <param name="Removed">Only in the left image.</param>
public sealed record PackageChanges(
    IReadOnlyList<Package> Added,
    IReadOnlyList<Package> Removed,
    IReadOnlyList<PackageVersionChange> Changed
)
{
    internal static PackageChanges Of(IReadOnlyList<Package> left, IReadOnlyList<Package> right)
    {
        // An image may have several versions of one package: a name is changed where their sets differ.
        var inLeft = left.ToLookup(KeyOf);
        var inRight = right.ToLookup(KeyOf);
        return new PackageChanges(
            [.. right.Where(package => !inLeft.Contains(KeyOf(package)))],
            [.. left.Where(package => !inRight.Contains(KeyOf(package)))],
            [
                .. inLeft
                    .Where(named =>
                        inRight.Contains(named.Key) && !Versions(named).SetEquals(Versions(inRight[named.Key]))
                    )
                    .Select(named => new PackageVersionChange(
                        named.Key.Type,
                        named.First().Name,
                        [.. named.Select(package => package.Version)],
                        [.. inRight[named.Key].Select(package => package.Version)]
                    )),
            ]
        );
    }

    /// <summary>By what packages are the same: a name as its ecosystem compares it, whatever letters it is written in.</summary>
    internal static (string Type, string Name) KeyOf(Package package) => KeyOf(package.Type, package.Name);

    internal static (string Type, string Name) KeyOf(string type, string name) =>
        (type, PackageEcosystem.NameOf(PackageEcosystem.Of(type, null)?.Name ?? "", name));

    private static HashSet<string> Versions(IEnumerable<Package> packages) =>
        [.. packages.Select(package => package.Version)];
}

/// <summary>A package that both images have, in other versions.</summary>
public sealed record PackageVersionChange(
    string Type,
    string Name,
    IReadOnlyList<string> LeftVersions,
    IReadOnlyList<string> RightVersions
);
