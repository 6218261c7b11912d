using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Inventory;

namespace HelloAspire.Comparison.Comparing;

/// <summary>How the right image differs from the left one, which is the reference.</summary>
public sealed record ImageComparison
{
    public required ImageAnalysis Left { get; init; }
    public required ImageAnalysis Right { get; init; }

    /// <summary>Stored bytes of the right image over those of the left; null where the left has none.</summary>
    public double? SizeRatio { get; init; }

    /// <summary>The same for compressed bytes.</summary>
    public double? CompressedRatio { get; init; }

    /// <summary>Whether both run the same program, byte for byte; null where one of them has none.</summary>
    public bool? SameProgram { get; init; }

    /// <summary>Files of the left image only, largest first.</summary>
    public required IReadOnlyList<FileSize> OnlyInLeft { get; init; }

    /// <summary>Files of the right image only, largest first.</summary>
    public required IReadOnlyList<FileSize> OnlyInRight { get; init; }

    /// <summary>Files at the same path with other content, largest first.</summary>
    public required IReadOnlyList<FileChange> Changed { get; init; }
    public required PackageChanges Packages { get; init; }
    public required FindingChanges Findings { get; init; }
}
