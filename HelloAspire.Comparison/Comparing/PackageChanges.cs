using HelloAspire.Comparison.Inventory;

namespace HelloAspire.Comparison.Comparing;

/// <summary>Packages that only one image has, and those with another version.</summary>
/// <param name="Added">Only in the right image.</param>
/// <param name="Removed">Only in the left image.</param>
public sealed record PackageChanges(
    IReadOnlyList<Package> Added,
    IReadOnlyList<Package> Removed,
    IReadOnlyList<PackageVersionChange> Changed
);

/// <summary>A package that both images have, with other versions.</summary>
public sealed record PackageVersionChange(
    string Type,
    string Name,
    IReadOnlyList<string> LeftVersions,
    IReadOnlyList<string> RightVersions
);
