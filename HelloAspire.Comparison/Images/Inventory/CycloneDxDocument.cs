using System.Text.Json;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>A bill of materials in CycloneDX's JSON, which a program compiled ahead of time may bring along.</summary>
internal sealed class CycloneDxDocument : PackageDatabase
{
    public override string Type => PackageTypes.NuGet;

    // The names that the specification recommends.
    public override bool Matches(string path) =>
        path.EndsWith(".cdx.json", StringComparison.Ordinal) || path.EndsWith("/bom.json", StringComparison.Ordinal);

    public override bool Resembles(string path, ReadOnlySpan<byte> start) => start.IndexOf("\"bomFormat\""u8) > 0;

    protected override IEnumerable<PackageRecord?> Parse(byte[] content)
    {
        using var json = ParseJson(content);
        foreach (var component in CycloneDxComponents.Of(json.RootElement))
        {
            if (
                component.TryGetProperty("purl", out var purl)
                && RecordOf(purl.GetString() ?? "", component) is { } record
            )
            {
                yield return record;
            }
        }
    }

    // The URL tells where a package is from in one form; a component's group means something else for each type.
    private static PackageRecord? RecordOf(string url, JsonElement component) =>
        PackageUrl.Parse(url)?.ToPackage() is { } package
            ? new PackageRecord(
                package.Type,
                package.Name,
                package.Version is "" && component.TryGetProperty("version", out var version)
                    ? version.GetString() ?? ""
                    : package.Version
            )
            {
                Source = package.Source,
                Module = package.Module,
            }
            : null;
}
