using System.Text.Json;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>
/// A .NET program's <c>*.deps.json</c>. It also names packages that only the build used; those bring no files,
/// so a package counts only with files of its own that are in the image.
/// </summary>
internal sealed class NuGetDependencies : PackageDatabase
{
    private static readonly string[] AssetGroups = ["runtime", "native", "runtimeTargets", "resources"];

    public override string Type => PackageTypes.NuGet;

    public override bool Matches(string path) => path.EndsWith(".deps.json", StringComparison.Ordinal);

    protected override IEnumerable<PackageRecord> Parse(byte[] content)
    {
        using var json = JsonDocument.Parse(content);
        var root = json.RootElement;
        if (!root.TryGetProperty("libraries", out var libraries) || !root.TryGetProperty("targets", out var targets))
        {
            yield break;
        }
        var packages = libraries
            .EnumerateObject()
            .Where(library => library.Value.TryGetProperty("type", out var type) && type.ValueEquals("package"))
            .Select(library => library.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var library in targets.EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
        {
            var slash = library.Name.IndexOf('/');
            var files = Files(library.Value);
            if (slash > 0 && files.Count > 0 && packages.Contains(library.Name))
            {
                yield return new PackageRecord(Type, library.Name[..slash], library.Name[(slash + 1)..], files);
            }
        }
    }

    // An asset "lib/net10.0/Some.dll" is published as "Some.dll", one of a runtime target keeps its path.
    private static List<string> Files(JsonElement library) =>
        [
            .. AssetGroups
                .Where(group => library.TryGetProperty(group, out _))
                .SelectMany(group => library.GetProperty(group).EnumerateObject())
                .Where(asset => !asset.Name.EndsWith("/_._", StringComparison.Ordinal))
                .SelectMany(asset => new[] { Path.GetFileName(asset.Name), Localised(asset), asset.Name })
                .Distinct(),
        ];

    private static string Localised(JsonProperty asset) =>
        asset.Value.TryGetProperty("locale", out var locale)
            ? locale.GetString() + "/" + Path.GetFileName(asset.Name)
            : asset.Name;
}
