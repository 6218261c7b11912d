using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.AttackSurface;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks;

/// <summary>An image and all that was found out about it.</summary>
public sealed record ImageAnalysis
{
    public required Image Image { get; init; }

    /// <summary>Sorted by type, name and version.</summary>
    public required IReadOnlyList<Package> Packages { get; init; }

    /// <summary>Package types that the image holds in a form that lists nothing, as a program compiled ahead of time.</summary>
    public required IReadOnlyList<string> UnknownPackageTypes { get; init; }
    public required AttackSurfaceReport AttackSurface { get; init; }

    /// <summary>Gravest first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Null where the image names no program, or one that it does not hold.</summary>
    public ProgramFile? Program { get; init; }
}
