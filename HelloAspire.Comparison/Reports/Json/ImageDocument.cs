using System.Text.Json.Nodes;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.AttackSurface;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>One image in the JSON contract.</summary>
internal sealed record ImageDocument
{
    public required string Name { get; init; }
    public required string Reference { get; init; }
    public string? Id { get; init; }
    public string? Platform { get; init; }

    /// <summary>What is known of all images but those of a bill of materials, of which it is left out.</summary>
    public Sizes? Size { get; init; }

    /// <summary>The bill that is all there is of the image; left out for an image that was read itself.</summary>
    public BillDocument? BillOfMaterials { get; init; }
    public BaseImage? Base { get; init; }
    public IReadOnlyList<LayerDocument>? Layers { get; init; }
    public ConfigDocument? Config { get; init; }
    public LinuxDistribution? Distribution { get; init; }

    /// <summary>Left out, as all that is about programs, for a Windows image: nobody looked.</summary>
    public IReadOnlyList<Package>? Packages { get; init; }

    /// <summary>Package types of which nothing is known although the image holds some.</summary>
    public required IReadOnlyList<string> UnknownPackageTypes { get; init; }
    public JsonObject? AttackSurface { get; init; }
    public IReadOnlyList<FindingDocument>? Findings { get; init; }
    public ProgramDocument? Program { get; init; }

    /// <summary>Left out where they were not checked: that is not the same as none.</summary>
    public IReadOnlyList<Vulnerability>? Vulnerabilities { get; init; }
    public required VulnerabilityCheckDocument VulnerabilityCheck { get; init; }

    /// <summary>All scanners' opinions; left out where there is no other scanner.</summary>
    public IReadOnlyList<VulnerabilityOpinion>? VulnerabilityOpinions { get; init; }

    public static ImageDocument Of(ImageAnalysis analysis)
    {
        var image = analysis.Image;
        var isBill = image.IsBill;
        var isWindows = NotKnown.IsWindows(analysis);
        return new ImageDocument
        {
            Name = image.Name,
            Reference = image.Reference,
            Id = image.Id.Length > 0 ? image.Id : null,
            Platform = image.Config.Platform.ToString() is { Length: > 0 } platform ? platform : null,
            BillOfMaterials = image.Bill is { } bill ? BillDocument.Of(bill) : null,
            Size = isBill ? null : image.Size,
            Base = image.Base,
            Layers = isBill
                ? image.Layers is []
                    ? null
                    : [.. image.Layers.Select(LayerDocument.OfBill)]
                : [.. image.Layers.Select(LayerDocument.Of)],
            Config = isBill ? null : ConfigDocument.Of(image.Config),
            Distribution = analysis.Distribution,
            Packages = isWindows ? null : analysis.Packages,
            UnknownPackageTypes = analysis.UnknownPackageTypes,
            AttackSurface = isBill || isWindows ? null : Surface(analysis.AttackSurface),
            Findings = isBill ? null : [.. analysis.Findings.Select(FindingDocument.Of)],
            Program = analysis.Program is { } program
                ? new ProgramDocument(program.Path, program.Sha256.ToString())
                : null,
            Vulnerabilities = analysis.Vulnerabilities?.Vulnerabilities,
            VulnerabilityCheck = VulnerabilityCheckDocument.Of(analysis),
            VulnerabilityOpinions = analysis.OtherScanners is [] ? null : VulnerabilityOpinion.Of(analysis),
        };
    }

    private static JsonObject Surface(AttackSurfaceReport surface)
    {
        var document = new JsonObject { ["executables"] = surface.Executables };
        foreach (var kind in SurfaceKind.All)
        {
            document[kind.Key] = new JsonArray([.. kind.Paths(surface).Select(path => JsonValue.Create(path))]);
        }
        return document;
    }
}

/// <summary>A bill of materials in the JSON contract.</summary>
/// <param name="LeftOut">Parts without a package URL of a known type.</param>
internal sealed record BillDocument(string Format, string? Producer, string? Subject, int LeftOut)
{
    public static BillDocument Of(BillOfMaterials bill) => new(bill.Format, bill.Producer, bill.Subject, bill.LeftOut);
}

/// <summary>The program in the JSON contract; the digest has 64 hexadecimal digits.</summary>
internal sealed record ProgramDocument(string Path, string Sha256);
