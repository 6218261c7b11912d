using System.Text.Json;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>A bill of materials in CycloneDX's JSON, which a program compiled ahead of time may bring along.</summary>
internal sealed class CycloneDxDocument : PackageDatabase
{
    // Package URL types (github.com/package-url/purl-spec) and what they are called here.
    private static readonly Dictionary<string, string> Types = new()
    {
        ["deb"] = PackageTypes.Deb,
        ["apk"] = PackageTypes.Apk,
        ["rpm"] = PackageTypes.Rpm,
        ["nuget"] = PackageTypes.NuGet,
        ["npm"] = PackageTypes.Npm,
        ["pypi"] = PackageTypes.Python,
        ["golang"] = PackageTypes.Go,
        ["maven"] = PackageTypes.Maven,
    };

    public override string Type => PackageTypes.NuGet;

    // The names that the specification recommends.
    public override bool Matches(string path) =>
        path.EndsWith(".cdx.json", StringComparison.Ordinal) || path.EndsWith("/bom.json", StringComparison.Ordinal);

    public override bool Resembles(string path, ReadOnlySpan<byte> start) => start.IndexOf("\"bomFormat\""u8) > 0;

    protected override IEnumerable<PackageRecord?> Parse(byte[] content)
    {
        using var json = ParseJson(content);
        if (!json.RootElement.TryGetProperty("components", out var components))
        {
            yield break;
        }
        foreach (var component in components.EnumerateArray())
        {
            if (
                component.TryGetProperty("purl", out var purl)
                && purl.GetString() is { } url
                && url.StartsWith("pkg:", StringComparison.Ordinal)
                && Types.TryGetValue(url[4..].Split('/')[0], out var type)
            )
            {
                var name = Name(component, type == PackageTypes.Maven ? ":" : "/");
                yield return new PackageRecord(type, name, Text(component, "version"));
            }
        }
    }

    private static string Name(JsonElement component, string separator) =>
        Text(component, "group") is { Length: > 0 } group
            ? group + separator + Text(component, "name")
            : Text(component, "name");

    private static string Text(JsonElement component, string property) =>
        component.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";
}
