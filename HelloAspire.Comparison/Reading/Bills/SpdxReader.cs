using System.Text.Json;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Bills;

/// <summary>Reads SPDX 2's JSON (spdx.github.io), with what our own bills, syft's and trivy's tell in words.</summary>
internal static partial class SpdxReader
{
    private const string Tool = "Tool: ";

    /// <exception cref="DamagedImageException">A part of it has another form than the specification gives it.</exception>
    public static BillContents Read(JsonElement root)
    {
        if (root.Object("packages").ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Array))
        {
            throw new DamagedImageException("its 'packages' is not a list");
        }
        var packages = root.Items("packages").ToList();
        var contained = root.Items("relationships")
            .Where(relation => relation.Text("relationshipType") == "CONTAINS")
            .ToLookup(
                relation => relation.Text("relatedSpdxElement") ?? "",
                relation => relation.Text("spdxElementId")
            );
        var image = packages.FirstOrDefault(package => package.Text("primaryPackagePurpose") == "CONTAINER");
        var layers = packages.Where(IsLayer).ToList();
        var digests = layers.ToLookup(layer => layer.Text("SPDXID") ?? "", layer => layer.Text("name")!);
        var creators = root.Object("creationInfo").Items("creators").Select(JsonMembers.AsText).OfType<string>();
        var producer = creators
            .FirstOrDefault(creator => creator.StartsWith(Tool, StringComparison.Ordinal))
            ?[Tool.Length..];
        var isOwn = producer?.StartsWith("hello-compare-", StringComparison.Ordinal) == true;
        var (platform, unlisted) = isOwn ? SpdxComments.ImageIn(image.Text("comment") ?? "") : ("", []);
        return new BillContents((root.Text("spdxVersion") ?? "").Replace('-', ' '))
        {
            Producer = producer,
            Subject = image.Text("name") ?? root.Text("name"),
            Digest = Told(image, "ImageID") ?? image.Text("versionInfo"),
            Platform = platform.Length > 0 ? platform : null,
            Created = isOwn ? root.Object("creationInfo").Text("created") : null,
            Distribution = packages
                .Where(package => package.Text("primaryPackagePurpose") is "OPERATING-SYSTEM" or "OPERATING_SYSTEM")
                .Where(package => package.Text("name") is not null)
                .Select(package =>
                    BillDistribution.Of(package.Text("name")!, package.Text("versionInfo") ?? "") with
                    {
                        PrettyName = package.Text("comment") ?? "",
                    }
                )
                .FirstOrDefault(),
            Layers = [.. layers.Select(layer => layer.Text("name")!), .. AllTold(image, "DiffID")],
            Base = new BaseImage(
                layers.Select(BaseOf).OfType<string>().FirstOrDefault() ?? "unknown",
                layers.Count(layer => BaseOf(layer) is not null),
                0,
                "its bill of materials"
            ),
            Entries =
            [
                .. packages
                    .Where(IsPackage)
                    .Select(package =>
                        Entry(package) with
                        {
                            Layer =
                                Told(package, "LayerDiffID")
                                ?? contained[package.Text("SPDXID") ?? ""]
                                    .SelectMany(id => digests[id ?? ""])
                                    .FirstOrDefault(),
                        }
                    ),
            ],
            UnknownTypes = unlisted,
        };
    }

    private static BillEntry Entry(JsonElement package)
    {
        var info = package.Text("sourceInfo") ?? "";
        return new BillEntry(package.Text("name") ?? "", UrlOf(package))
        {
            Version = package.Text("versionInfo") ?? "",
            Path =
                package.Text("packageFileName")
                ?? (FileIn().Match(info) is { Success: true } file ? file.Groups["path"].Value : null),
            Source = SourceIn().Match(info) is { Success: true, Groups: var source }
                ? new SourcePackage(source["name"].Value, source["version"].Value)
                : null,
        };
    }

    private static bool IsLayer(JsonElement package) =>
        package.Text("primaryPackagePurpose") == "ARCHIVE"
        && package.Text("name") is { } name
        && BillContents.IsDigest(name);

    // The image, its layers and its distribution are parts of the document too.
    private static bool IsPackage(JsonElement package) =>
        UrlOf(package) is { } url
            ? !url.IsImage
            : package.Text("primaryPackagePurpose") is null or "LIBRARY" or "FRAMEWORK";

    private static PackageUrl? UrlOf(JsonElement package) =>
        package
            .Items("externalRefs")
            .Where(reference => reference.Text("referenceType") == "purl")
            .Select(reference => PackageUrl.Parse(reference.Text("referenceLocator") ?? ""))
            .OfType<PackageUrl>()
            .FirstOrDefault();

    private static string? BaseOf(JsonElement layer) => SpdxComments.BaseIn(layer.Text("comment") ?? "");

    private static string? Told(JsonElement package, string name) => AllTold(package, name).FirstOrDefault();

    // trivy: "LayerDiffID: sha256:…", in the attributions or, of late, in annotations.
    private static IEnumerable<string> AllTold(JsonElement package, string name) =>
        package
            .Items("attributionTexts")
            .Select(JsonMembers.AsText)
            .Concat(package.Items("annotations").Select(annotation => annotation.Text("comment")))
            .OfType<string>()
            .Where(text => text.StartsWith(name + ": ", StringComparison.Ordinal))
            .Select(text => text[(name.Length + 2)..]);

    // syft: "acquired package info from installed node module manifest file: /app/node_modules/a/package.json"
    [GeneratedRegex("^acquired package info from [^/]*: (?<path>/[^,]+)")]
    private static partial Regex FileIn();

    // trivy: "built package from: openssl 3.0.11-1"
    [GeneratedRegex(@"^built package from: (?<name>\S+) (?<version>\S+)\z")]
    private static partial Regex SourceIn();
}
