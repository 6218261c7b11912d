using HelloAspire.Comparison.Comparing;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>The comparison in the JSON contract.</summary>
internal sealed record ComparisonDocument
{
    public double? SizeRatio { get; init; }
    public double? CompressedRatio { get; init; }
    public bool? SameProgram { get; init; }
    public required IReadOnlyList<FileSize> OnlyInLeft { get; init; }
    public required IReadOnlyList<FileSize> OnlyInRight { get; init; }
    public required IReadOnlyList<FileChange> Changed { get; init; }
    public required IReadOnlyList<AttributeChange> Attributes { get; init; }
    public required PackageChanges Packages { get; init; }
    public required FindingChangesDocument Findings { get; init; }
    public VulnerabilityChanges? Vulnerabilities { get; init; }

    public static ComparisonDocument Of(ImageComparison comparison) =>
        new()
        {
            SizeRatio = comparison.SizeRatio,
            CompressedRatio = comparison.CompressedRatio,
            SameProgram = comparison.SameProgram,
            OnlyInLeft = comparison.Files.OnlyInLeft,
            OnlyInRight = comparison.Files.OnlyInRight,
            Changed = comparison.Files.Changed,
            Attributes = comparison.Attributes,
            Packages = comparison.Packages,
            Findings = FindingChangesDocument.Of(comparison.Findings),
            Vulnerabilities = comparison.Vulnerabilities,
        };
}
