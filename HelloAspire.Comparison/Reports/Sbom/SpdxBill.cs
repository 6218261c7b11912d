using System.Globalization;
using System.Text.Json.Serialization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reports.Sbom;

/// <summary>SPDX 2.3, as far as an image fills it, name by name.</summary>
internal sealed record SpdxBill
{
    public const string NoAssertion = "NOASSERTION";

    private const string Document = "SPDXRef-DOCUMENT";
    private const string Root = "SPDXRef-Image";
    private const string OperatingSystem = "SPDXRef-OperatingSystem";

    public string SpdxVersion { get; } = "SPDX-2.3";
    public string DataLicense { get; } = "CC0-1.0";

    [JsonPropertyName("SPDXID")]
    public string Id { get; } = Document;
    public required string Name { get; init; }
    public required string DocumentNamespace { get; init; }
    public required SpdxCreation CreationInfo { get; init; }
    public required IReadOnlyList<SpdxPackage> Packages { get; init; }
    public required IReadOnlyList<SpdxRelationship> Relationships { get; init; }

    public static SpdxBill Of(ImageAnalysis analysis)
    {
        var image = analysis.Image;
        var layers = image.Layers.Select(layer => SpdxPackage.Of(layer, LayerId(layer.Index), image.Base)).ToList();
        IReadOnlyList<SpdxPackage> distribution = analysis.Distribution is { } known
            ? [SpdxPackage.Of(known, OperatingSystem)]
            : [];
        var packages = analysis
            .Packages.Select(
                (package, index) =>
                    (Package: package, Id: string.Create(CultureInfo.InvariantCulture, $"SPDXRef-Package-{index + 1}"))
            )
            .ToList();
        return new SpdxBill
        {
            Name = image.Name,
            DocumentNamespace = $"urn:uuid:{SbomImage.Serial(image)}",
            CreationInfo = new SpdxCreation(
                SbomImage.Created(image),
                [$"Tool: {SbomImage.Tool}-{SbomImage.ToolVersion}"]
            ),
            Packages =
            [
                SpdxPackage.Of(analysis, Root),
                .. layers,
                .. distribution,
                .. packages.Select(one => SpdxPackage.Of(one.Package, one.Id, analysis.Distribution)),
            ],
            Relationships =
            [
                new(Document, "DESCRIBES", Root),
                .. layers.Concat(distribution).Select(part => new SpdxRelationship(Root, "CONTAINS", part.Id)),
                .. packages.Select(one => new SpdxRelationship(
                    one.Package.Layer is { } index ? LayerId(index) : Root,
                    "CONTAINS",
                    one.Id
                )),
            ],
        };
    }

    private static string LayerId(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"SPDXRef-Layer-{index + 1}");
}

internal sealed record SpdxCreation(string Created, IReadOnlyList<string> Creators);

internal sealed record SpdxRelationship(string SpdxElementId, string RelationshipType, string RelatedSpdxElement);

internal sealed record SpdxChecksum(string Algorithm, string ChecksumValue);

internal sealed record SpdxReference(string ReferenceCategory, string ReferenceType, string ReferenceLocator)
{
    public static SpdxReference Url(string url) => new("PACKAGE-MANAGER", "purl", url);
}

/// <summary>The image, one of its layers or a package.</summary>
internal sealed record SpdxPackage(
    [property: JsonPropertyName("SPDXID")] string Id,
    string Name,
    string PrimaryPackagePurpose
)
{
    public string? VersionInfo { get; init; }
    public string DownloadLocation { get; } = SpdxBill.NoAssertion;
    public bool FilesAnalyzed { get; init; }
    public string? SourceInfo { get; init; }
    public string? Comment { get; init; }

    /// <summary>The file that tells of it.</summary>
    public string? PackageFileName { get; init; }
    public IReadOnlyList<SpdxChecksum>? Checksums { get; init; }
    public IReadOnlyList<SpdxReference>? ExternalRefs { get; init; }

    public static SpdxPackage Of(ImageAnalysis analysis, string id)
    {
        var image = analysis.Image;
        return new SpdxPackage(id, image.Name, "CONTAINER")
        {
            VersionInfo = image.Id,
            Comment = SpdxComments.OfImage(image.Config.Platform, analysis.UnknownPackageTypes),
            Checksums = Checksum(image.Id),
            ExternalRefs = [SpdxReference.Url(PackageUrl.Of(image).ToString())],
        };
    }

    public static SpdxPackage Of(Layer layer, string id, BaseImage? basis) =>
        new(id, layer.DiffId, "ARCHIVE")
        {
            Comment = SpdxComments.OfLayer(layer, basis),
            Checksums = Checksum(layer.DiffId),
        };

    public static SpdxPackage Of(LinuxDistribution distribution, string id) =>
        new(id, distribution.Id, "OPERATING_SYSTEM")
        {
            VersionInfo = new[] { distribution.VersionId, distribution.Codename }.FirstOrDefault(text =>
                text.Length > 0
            ),
            Comment = distribution.PrettyName.Length > 0 ? distribution.PrettyName : null,
        };

    public static SpdxPackage Of(Package package, string id, LinuxDistribution? distribution) =>
        new(id, package.Name, "LIBRARY")
        {
            VersionInfo = package.Version.Length > 0 ? package.Version : null,
            SourceInfo = package.Source is { } source ? $"built from {source.Name} {source.Version}" : null,
            PackageFileName = package.Path,
            ExternalRefs = [SpdxReference.Url(PackageUrl.Of(package, distribution).ToString())],
        };

    private static IReadOnlyList<SpdxChecksum>? Checksum(string digest) =>
        SbomImage.Sha256(digest) is { } content ? [new SpdxChecksum("SHA256", content)] : null;
}
