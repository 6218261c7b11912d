using System.Text.Json.Nodes;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.AttackSurface;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>One image in the JSON contract.</summary>
internal sealed record ImageDocument
{
    public required string Name { get; init; }
    public required string Reference { get; init; }
    public required string Id { get; init; }
    public required string Platform { get; init; }
    public required Sizes Size { get; init; }
    public BaseImage? Base { get; init; }
    public required IReadOnlyList<LayerDocument> Layers { get; init; }
    public required ConfigDocument Config { get; init; }
    public LinuxDistribution? Distribution { get; init; }
    public required IReadOnlyList<Package> Packages { get; init; }

    /// <summary>Package types of which nothing is known although the image holds some.</summary>
    public required IReadOnlyList<string> UnknownPackageTypes { get; init; }
    public required JsonObject AttackSurface { get; init; }
    public required IReadOnlyList<FindingDocument> Findings { get; init; }
    public ProgramDocument? Program { get; init; }

    /// <summary>Left out where they were not checked: that is not the same as none.</summary>
    public IReadOnlyList<Vulnerability>? Vulnerabilities { get; init; }
    public required VulnerabilityCheckDocument VulnerabilityCheck { get; init; }

    /// <summary>All scanners' opinions; left out where there is no other scanner.</summary>
    public IReadOnlyList<VulnerabilityOpinion>? VulnerabilityOpinions { get; init; }

    public static ImageDocument Of(ImageAnalysis analysis)
    {
        var image = analysis.Image;
        return new ImageDocument
        {
            Name = image.Name,
            Reference = image.Reference,
            Id = image.Id,
            Platform = image.Config.Platform.ToString(),
            Size = image.Size,
            Base = image.Base,
            Layers = [.. image.Layers.Select(LayerDocument.Of)],
            Config = ConfigDocument.Of(image.Config),
            Distribution = analysis.Distribution,
            Packages = analysis.Packages,
            UnknownPackageTypes = analysis.UnknownPackageTypes,
            AttackSurface = Surface(analysis.AttackSurface),
            Findings = [.. analysis.Findings.Select(FindingDocument.Of)],
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

/// <summary>The program in the JSON contract; the digest has 64 hexadecimal digits.</summary>
internal sealed record ProgramDocument(string Path, string Sha256);
