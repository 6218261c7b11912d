using HelloAspire.Comparison.Comparing;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>The comparison in the JSON contract.</summary>
internal sealed record ComparisonDocument
{
    public double? SizeRatio { get; init; }
    public double? CompressedRatio { get; init; }
    public bool? SameProgram { get; init; }

    /// <summary>Left out, as all that is about files and findings, where an image is known by a bill of materials alone.</summary>
    public IReadOnlyList<FileSize>? OnlyInLeft { get; init; }
    public IReadOnlyList<FileSize>? OnlyInRight { get; init; }
    public IReadOnlyList<FileChange>? Changed { get; init; }
    public IReadOnlyList<AttributeChange>? Attributes { get; init; }

    /// <summary>Left out where one of them is a Windows image, whose packages nobody knows.</summary>
    public PackageChanges? Packages { get; init; }
    public FindingChangesDocument? Findings { get; init; }
    public VulnerabilityChanges? Vulnerabilities { get; init; }

    public static ComparisonDocument Of(ImageComparison comparison) =>
        (
            comparison.HasBill
                ? new ComparisonDocument { Vulnerabilities = comparison.Vulnerabilities }
                : OfFiles(comparison)
        ) with
        {
            Packages = NotKnown.WhyExposure(comparison) is null ? comparison.Packages : null,
        };

    private static ComparisonDocument OfFiles(ImageComparison comparison) =>
        new()
        {
            SizeRatio = comparison.SizeRatio,
            CompressedRatio = comparison.CompressedRatio,
            SameProgram = comparison.SameProgram,
            OnlyInLeft = comparison.Files.OnlyInLeft,
            OnlyInRight = comparison.Files.OnlyInRight,
            Changed = comparison.Files.Changed,
            Attributes = comparison.Attributes,
            Findings = FindingChangesDocument.Of(comparison.Findings),
            Vulnerabilities = comparison.Vulnerabilities,
        };
}
