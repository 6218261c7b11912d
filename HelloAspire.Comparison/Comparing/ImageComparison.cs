using HelloAspire.Comparison.Checks;

namespace HelloAspire.Comparison.Comparing;

/// <summary>How the right image differs from the left one, which is the baseline.</summary>
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

    public required FileChanges Files { get; init; }

    /// <summary>Attributes that differ where both hold the same path, by path.</summary>
    public required IReadOnlyList<AttributeChange> Attributes { get; init; }
    public required PackageChanges Packages { get; init; }
    public required FindingChanges Findings { get; init; }

    /// <summary>Null unless the known vulnerabilities of both images were looked up.</summary>
    public VulnerabilityChanges? Vulnerabilities { get; init; }

    /// <summary>
    /// Whether one of them is known by a bill of materials alone: then nothing is known of what sets their files, their settings
    /// and their findings apart, and what holds that here is empty.
    /// </summary>
    public bool HasBill => Left.Image.IsBill || Right.Image.IsBill;

    /// <summary>Compares two images.</summary>
    /// <param name="withTimes">Whether the times of files' last change count.</param>
    public static ImageComparison Of(ImageAnalysis left, ImageAnalysis right, bool withTimes = false) =>
        left.Image.IsBill || right.Image.IsBill
            ? new()
            {
                Left = left,
                Right = right,
                Files = new FileChanges([], [], []),
                Attributes = [],
                Packages = PackageChanges.Of(left.Packages, right.Packages),
                Findings = new FindingChanges([], []),
                Vulnerabilities = VulnerabilityChanges.Of(left.Vulnerabilities, right.Vulnerabilities),
            }
            : OfFiles(left, right, withTimes);

    private static ImageComparison OfFiles(ImageAnalysis left, ImageAnalysis right, bool withTimes) =>
        new()
        {
            Left = left,
            Right = right,
            SizeRatio = Ratio(right.Image.Size.Stored, left.Image.Size.Stored),
            CompressedRatio = Ratio(right.Image.Size.Compressed, left.Image.Size.Compressed),
            SameProgram =
                left.Program is null || right.Program is null ? null : left.Program.Sha256 == right.Program.Sha256,
            Files = FileChanges.Of(left.Image.Tree, right.Image.Tree),
            Attributes = AttributeChanges.Of(left.Image.Tree, right.Image.Tree, withTimes),
            Packages = PackageChanges.Of(left.Packages, right.Packages),
            Findings = FindingChanges.Of(left.Findings, right.Findings),
            Vulnerabilities = VulnerabilityChanges.Of(left.Vulnerabilities, right.Vulnerabilities),
        };

    private static double? Ratio(long right, long left) => left == 0 ? null : (double)right / left;
}
