using System.Globalization;
using System.Text.Json.Serialization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reports.Sbom;

/// <summary>CycloneDX 1.6, as far as an image fills it, name by name.</summary>
internal sealed record CycloneDxBom
{
    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://cyclonedx.org/schema/bom-1.6.schema.json";
    public string BomFormat { get; } = "CycloneDX";
    public string SpecVersion { get; } = "1.6";
    public required string SerialNumber { get; init; }
    public int Version { get; } = 1;
    public required CycloneDxMetadata Metadata { get; init; }
    public required IReadOnlyList<CycloneDxComponent> Components { get; init; }
    public required IReadOnlyList<CycloneDxDependency> Dependencies { get; init; }

    /// <summary>How far the lists go: packages that are compiled into a program leave no trace.</summary>
    public required IReadOnlyList<CycloneDxComposition> Compositions { get; init; }

    public static CycloneDxBom Of(ImageAnalysis analysis)
    {
        var image = analysis.Image;
        var root = PackageUrl.Of(image).ToString();
        List<CycloneDxComponent> components =
        [
            .. analysis.Distribution is { } distribution
                ? [CycloneDxComponent.Of(distribution)]
                : (CycloneDxComponent[])[],
            .. analysis
                .Packages.Select(package => CycloneDxComponent.Of(package, analysis))
                .DistinctBy(one => one.BomRef),
        ];
        return new CycloneDxBom
        {
            SerialNumber = $"urn:uuid:{SbomImage.Serial(image)}",
            Metadata = new CycloneDxMetadata(
                SbomImage.Created(image),
                new CycloneDxTools([
                    new CycloneDxComponent("application", SbomImage.Tool) { Version = SbomImage.ToolVersion },
                ]),
                CycloneDxComponent.Of(analysis, root)
            ),
            Components = components,
            Dependencies = [new CycloneDxDependency(root, [.. components.Select(one => one.BomRef!)])],
            Compositions =
            [
                new CycloneDxComposition(analysis.UnknownPackageTypes is [] ? "unknown" : "incomplete", [root]),
            ],
        };
    }
}

internal sealed record CycloneDxMetadata(string Timestamp, CycloneDxTools Tools, CycloneDxComponent Component);

internal sealed record CycloneDxTools(IReadOnlyList<CycloneDxComponent> Components);

internal sealed record CycloneDxDependency(string Ref, IReadOnlyList<string> DependsOn);

internal sealed record CycloneDxComposition(string Aggregate, IReadOnlyList<string> Assemblies);

internal sealed record CycloneDxHash(string Alg, string Content);

internal sealed record CycloneDxProperty(string Name, string Value);

/// <summary>The image, its distribution or a package.</summary>
internal sealed record CycloneDxComponent(string Type, string Name)
{
    [JsonPropertyName("bom-ref")]
    public string? BomRef { get; init; }
    public string? Group { get; init; }
    public string? Version { get; init; }
    public IReadOnlyList<CycloneDxHash>? Hashes { get; init; }
    public string? Purl { get; init; }
    public IReadOnlyList<CycloneDxProperty>? Properties { get; init; }

    public static CycloneDxComponent Of(ImageAnalysis analysis, string url)
    {
        var image = analysis.Image;
        return new CycloneDxComponent("container", image.Name)
        {
            BomRef = url,
            Version = image.Id,
            Hashes = SbomImage.Sha256(image.Id) is { } digest ? [new CycloneDxHash("SHA-256", digest)] : null,
            Purl = url,
            Properties =
            [
                new(BillProperties.Platform, image.Config.Platform.ToString()),
                .. image.Layers.Select(layer => new CycloneDxProperty(LayerName(layer), layer.DiffId)),
                .. Told(BillProperties.Base, image.Base?.Name),
                .. analysis.UnknownPackageTypes.SelectMany(type => Told(BillProperties.Unlisted, type)),
            ],
        };
    }

    public static CycloneDxComponent Of(LinuxDistribution distribution) =>
        new("operating-system", distribution.Id)
        {
            BomRef = $"os:{distribution.Id}-{distribution.VersionId}",
            Version = distribution.VersionId,
            Properties =
            [
                .. Told(BillProperties.PrettyName, distribution.PrettyName),
                .. Told(BillProperties.Codename, distribution.Codename),
            ],
        };

    public static CycloneDxComponent Of(Package package, ImageAnalysis analysis)
    {
        var url = PackageUrl.Of(package, analysis.Distribution);
        return new CycloneDxComponent("library", package.Type == PackageTypes.Python ? package.Name : url.Name)
        {
            BomRef = url.ToString(),
            Group = url.Namespace.Length > 0 ? url.Namespace : null,
            Version = package.Version,
            Purl = url.ToString(),
            Properties =
            [
                .. Told(BillProperties.Layer, package.Layer is { } index ? analysis.Image.Layers[index].DiffId : null),
                .. Told(BillProperties.Path, package.Path),
            ],
        };
    }

    private static IEnumerable<CycloneDxProperty> Told(string name, string? value) =>
        value is { Length: > 0 } ? [new CycloneDxProperty(name, value)] : [];

    private static string LayerName(Layer layer) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{BillProperties.Layer}:{layer.Index + 1}{(layer.FromBase ? BillProperties.BaseSuffix : "")}"
        );
}
