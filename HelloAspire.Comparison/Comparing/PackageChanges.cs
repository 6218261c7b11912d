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
        var inLeft = left.ToLookup(package => (package.Type, package.Name));
        var inRight = right.ToLookup(package => (package.Type, package.Name));
        return new PackageChanges(
            [.. right.Where(package => !inLeft.Contains((package.Type, package.Name)))],
            [.. left.Where(package => !inRight.Contains((package.Type, package.Name)))],
            [
                .. inLeft
                    .Where(named =>
                        inRight.Contains(named.Key) && !Versions(named).SetEquals(Versions(inRight[named.Key]))
                    )
                    .Select(named => new PackageVersionChange(
                        named.Key.Type,
                        named.Key.Name,
                        [.. named.Select(package => package.Version)],
                        [.. inRight[named.Key].Select(package => package.Version)]
                    )),
            ]
        );
    }

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
