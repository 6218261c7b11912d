using System.Text.Json;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>The <c>package.json</c> of an installed npm package, scoped or not.</summary>
internal sealed partial class NpmPackage : PackageDatabase
{
    public override string Type => PackageTypes.Npm;

    public override bool Matches(string path) =>
        path.EndsWith("/package.json", StringComparison.Ordinal) && InstalledPackage().IsMatch(path);

    protected override IEnumerable<PackageRecord> Parse(byte[] content)
    {
        using var json = JsonDocument.Parse(content);
        var root = json.RootElement;
        if (root.TryGetProperty("name", out var name) && root.TryGetProperty("version", out var version))
        {
            yield return new PackageRecord(Type, name.GetString() ?? "", version.GetString() ?? "");
        }
    }

    [GeneratedRegex("/node_modules/(?:@[^/]+/)?[^/@][^/]*/package\\.json$")]
    private static partial Regex InstalledPackage();
}
