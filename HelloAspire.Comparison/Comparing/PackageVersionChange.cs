namespace HelloAspire.Comparison.Comparing;

/// <summary>A package that both images have, in other versions.</summary>
public sealed record PackageVersionChange(
    string Type,
    string Name,
    IReadOnlyList<string> LeftVersions,
    IReadOnlyList<string> RightVersions
);
