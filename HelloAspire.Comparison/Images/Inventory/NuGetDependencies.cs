using System.Text.Json;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>
/// A .NET program's <c>*.deps.json</c>. It also names packages that only the build used; those bring no files,
/// so a package counts only with files of its own that are in the image.
/// </summary>
internal sealed class NuGetDependencies : PackageDatabase
{
    // A program that brings its runtime along names the runtime's package so.
    private const string RuntimePack = "runtimepack";

    private static readonly string[] AssetGroups = ["runtime", "native", "runtimeTargets", "resources"];

    public override string Type => PackageTypes.NuGet;

    public override bool Matches(string path) => path.EndsWith(".deps.json", StringComparison.OrdinalIgnoreCase);

    public override bool Resembles(string path, ReadOnlySpan<byte> start) =>
        start[..Math.Min(start.Length, 100)].IndexOf("\"runtimeTarget\""u8) > 0;

    protected override IEnumerable<PackageRecord?> Parse(byte[] content)
    {
        using var json = ParseJson(content);
        var root = json.RootElement;
        if (!root.TryGetProperty("libraries", out var libraries) || !root.TryGetProperty("targets", out var targets))
        {
            yield break;
        }
        var packages = libraries.EnumerateObject().Where(IsPackage).Select(library => library.Name).ToHashSet();
        foreach (var library in targets.EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
        {
            var slash = library.Name.IndexOf('/');
            var files = Files(library.Value);
            if (slash > 0 && files.Count > 0 && packages.Contains(library.Name))
            {
                yield return new PackageRecord(Type, Name(library.Name[..slash]), library.Name[(slash + 1)..], files);
            }
        }
    }

    private static bool IsPackage(JsonProperty library) =>
        library.Value.TryGetProperty("type", out var type)
        && type.GetString()?.ToLowerInvariant() is "package" or RuntimePack;

    private static string Name(string library) =>
        library.StartsWith(RuntimePack + ".", StringComparison.Ordinal) ? library[(RuntimePack.Length + 1)..] : library;

    // An asset "lib/net10.0/Some.dll" is published as "Some.dll", one of a runtime target keeps its path; of late the
    // publisher says so itself (localPath).
    private static List<string> Files(JsonElement library) =>
        [
            .. AssetGroups
                .Where(group => library.TryGetProperty(group, out _))
                .SelectMany(group => library.GetProperty(group).EnumerateObject())
                .Where(asset => !asset.Name.EndsWith("/_._", StringComparison.Ordinal))
                .SelectMany(Published)
                .Distinct(),
        ];

    private static IEnumerable<string> Published(JsonProperty asset)
    {
        var path = asset.Name.Replace('\\', '/');
        yield return Path.GetFileName(path);
        if (Text(asset, "locale") is { } locale)
        {
            yield return locale + "/" + Path.GetFileName(path);
        }
        yield return path;
        if (Text(asset, "localPath") is { } local)
        {
            yield return local.Replace('\\', '/');
        }
    }

    private static string? Text(JsonProperty asset, string name) =>
        asset.Value.ValueKind == JsonValueKind.Object && asset.Value.TryGetProperty(name, out var value)
            ? value.GetString()
            : null;
}
