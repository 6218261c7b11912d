using System.Text.Json;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Bills;

/// <summary>Reads CycloneDX's JSON (cyclonedx.org), with what our own bills, syft's and trivy's add by properties.</summary>
internal static class CycloneDxReader
{
    private static readonly string[] LayerProperties =
    [
        BillProperties.Layer,
        "aquasecurity:trivy:LayerDiffID",
        "syft:location:0:layerID",
    ];

    private static readonly string[] PathProperties =
    [
        BillProperties.Path,
        "aquasecurity:trivy:FilePath",
        "syft:location:0:path",
    ];

    // Files, machines and data are no packages; programs and images are only where they have a package URL.
    private static readonly string[] Packages = ["library", "framework"];

    /// <exception cref="DamagedImageException">A part of it has another form than the specification gives it.</exception>
    public static BillContents Read(JsonElement root)
    {
        var metadata = root.Object("metadata");
        var subject = metadata.Object("component");
        var told = Properties(subject);
        var components = CycloneDxComponents.Of(root).ToList();
        var tool = metadata.Object("tools").Items("components").Concat(metadata.Items("tools")).FirstOrDefault();
        var url = PackageUrl.Parse(subject.Text("purl") ?? "");
        var isOwn = told[BillProperties.Platform].Any();
        var distribution = components
            .Where(one => one.Text("type") == "operating-system" && one.Text("name") is not null)
            .Select(Distribution)
            .FirstOrDefault();
        return new BillContents($"CycloneDX {root.Text("specVersion")}".TrimEnd())
        {
            Producer = tool.Text("name") is { } name ? $"{name} {tool.Text("version")}".TrimEnd() : null,
            Subject = subject.Text("name"),
            Digest = new[]
            {
                told["aquasecurity:trivy:ImageID"].FirstOrDefault(),
                subject.Text("version"),
                url?.Version,
            }.FirstOrDefault(text => text is not null && BillContents.IsDigest(text)),
            Platform =
                told[BillProperties.Platform].FirstOrDefault()
                ?? (distribution is not null && url?["arch"] is { Length: > 0 } arch ? $"linux/{arch}" : null),
            Created = isOwn ? metadata.Text("timestamp") : null,
            Distribution = distribution,
            Layers = [.. told["aquasecurity:trivy:DiffID"].Concat(OwnLayers(told).Select(layer => layer.Digest))],
            Base = new BaseImage(
                told[BillProperties.Base].FirstOrDefault() ?? "unknown",
                OwnLayers(told).Count(layer => layer.IsBase),
                0,
                "its bill of materials"
            ),
            Entries = [.. components.Select(Entry).OfType<BillEntry>()],
            UnknownTypes = [.. told[BillProperties.Unlisted]],
        };
    }

    private static BillEntry? Entry(JsonElement component)
    {
        var url = PackageUrl.Parse(component.Text("purl") ?? "");
        if (url is { IsImage: true } || (url is null && !Packages.Contains(component.Text("type"))))
        {
            return null;
        }
        var told = Properties(component);
        return new BillEntry(component.Text("name") ?? "", url)
        {
            Version = component.Text("version") ?? "",
            Layer = LayerProperties.SelectMany(name => told[name]).FirstOrDefault(),
            Path = PathProperties.SelectMany(name => told[name]).FirstOrDefault(),
            Source = Source(told),
        };
    }

    private static SourcePackage? Source(ILookup<string, string> told)
    {
        string Part(string name) => told["aquasecurity:trivy:Src" + name].FirstOrDefault() ?? "";

        var epoch = Part("Epoch") is { Length: > 0 } and not "0" ? Part("Epoch") + ":" : "";
        var release = Part("Release").Length > 0 ? "-" + Part("Release") : "";
        return Part("Name").Length > 0 && Part("Version").Length > 0
            ? new SourcePackage(Part("Name"), epoch + Part("Version") + release)
            : null;
    }

    private static LinuxDistribution Distribution(JsonElement component)
    {
        var told = Properties(component);
        return BillDistribution.Of(
            told["syft:distro:id"].FirstOrDefault() ?? component.Text("name")!,
            told["syft:distro:versionID"]
                .Append(component.Text("version"))
                .Concat(told[BillProperties.Codename])
                .Concat(told["syft:distro:versionCodename"])
                .FirstOrDefault(text => text is { Length: > 0 })
                ?? ""
        ) with
        {
            PrettyName = told[BillProperties.PrettyName].Concat(told["syft:distro:prettyName"]).FirstOrDefault() ?? "",
        };
    }

    // "hello-compare:layer:2:base"; in the order of the list.
    private static IEnumerable<(string Digest, bool IsBase)> OwnLayers(ILookup<string, string> told) =>
        told.Where(property => property.Key.StartsWith(BillProperties.Layer + ":", StringComparison.Ordinal))
            .SelectMany(property =>
                property.Select(digest =>
                    (digest, property.Key.EndsWith(BillProperties.BaseSuffix, StringComparison.Ordinal))
                )
            );

    private static ILookup<string, string> Properties(JsonElement component) =>
        component
            .Items("properties")
            .Where(property => property.Text("name") is not null && property.Text("value") is not null)
            .ToLookup(property => property.Text("name")!, property => property.Text("value")!);
}
