using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.AttackSurface;
using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Comparison.Images.Programs;

namespace HelloAspire.Comparison.Checks;

/// <summary>An image and all that was found out about it.</summary>
public sealed record ImageAnalysis
{
    public required Image Image { get; init; }

    /// <summary>The distribution that the image's files come from; null where none is stated.</summary>
    public LinuxDistribution? Distribution { get; init; }

    /// <summary>Sorted by type, name and version.</summary>
    public required IReadOnlyList<Package> Packages { get; init; }

    /// <summary>Package types that the image holds in a form that lists nothing, as a program compiled ahead of time.</summary>
    public required IReadOnlyList<string> UnknownPackageTypes { get; init; }
    public required AttackSurfaceReport AttackSurface { get; init; }

    /// <summary>Gravest first; of an image that is known by a bill of materials alone, nothing is checked.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Null where they were not checked: without a database nothing is known.</summary>
    public VulnerabilityReport? Vulnerabilities { get; init; }

    /// <summary>What other scanners said, for people who have their results.</summary>
    public IReadOnlyList<ScannerResult> OtherScanners { get; init; } = [];

    /// <summary>Null where the image names no program, or one that it does not hold.</summary>
    public ProgramFile? Program { get; init; }

    /// <summary>Finds out all that the comparison shows about an image.</summary>
    public static ImageAnalysis Of(Image image)
    {
        if (image.Bill is { } bill)
        {
            return Of(image, bill);
        }
        var program = ProgramSearch.In(image.Config, image.Tree);
        var inventory = PackageInventory.Of(
            [.. image.Layers.Select(layer => layer.Content)],
            image.Tree,
            program.Program
        );
        var surface = AttackSurfaceSurvey.Of(image.Tree);
        return new ImageAnalysis
        {
            Image = image,
            Distribution = LinuxDistribution.Of(image),
            Packages = inventory.Packages,
            UnknownPackageTypes = inventory.UnknownTypes,
            AttackSurface = surface,
            Findings = ImageChecks.Run(
                new CheckSubject
                {
                    Image = image,
                    AttackSurface = surface,
                    Program = program,
                }
            ),
            Program = program.Program is { Content: { } content } file
                ? new ProgramFile(file.Path, content.Sha256)
                : null,
        };
    }

    private static ImageAnalysis Of(Image image, BillOfMaterials bill) =>
        new()
        {
            Image = image,
            Distribution = bill.Distribution,
            Packages = bill.Packages,
            UnknownPackageTypes = bill.UnknownTypes,
            AttackSurface = AttackSurfaceSurvey.Of(image.Tree),
            Findings = [],
        };
}
