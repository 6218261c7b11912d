using HelloAspire.Comparison.Comparing;

namespace HelloAspire.Comparison.Page.Packages;

/// <summary>A package and its versions in either image.</summary>
internal sealed record PackageRow(string Type, string Name, string Left, string Right)
{
    public PackageState State =>
        Left == Right ? PackageState.Same
        : Left.Length == 0 ? PackageState.OnlyRight
        : Right.Length == 0 ? PackageState.OnlyLeft
        : PackageState.Differs;

    public static IReadOnlyList<PackageRow> Of(ImageComparison comparison)
    {
        var left = comparison.Left.Packages.ToLookup(
            package => (package.Type, package.Name),
            package => package.Version
        );
        var right = comparison.Right.Packages.ToLookup(
            package => (package.Type, package.Name),
            package => package.Version
        );
        return
        [
            .. left.Select(group => group.Key)
                .Union(right.Select(group => group.Key))
                .Order()
                .Select(key => new PackageRow(key.Type, key.Name, Versions(left[key]), Versions(right[key]))),
        ];
    }

    private static string Versions(IEnumerable<string> versions) => string.Join(", ", versions.Distinct().Order());
}

/// <summary>In which image a package is.</summary>
internal enum PackageState
{
    OnlyLeft,
    OnlyRight,
    Differs,
    Same,
}
