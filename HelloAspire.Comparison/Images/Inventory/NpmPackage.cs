using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>The <c>package.json</c> of an installed npm package, scoped or not.</summary>
internal sealed partial class NpmPackage : PackageDatabase
{
    public const string FileName = "package.json";

    private const int LargestUnnamed = 64 << 10;

    public override string Type => PackageTypes.Npm;

    public override bool Matches(string path) =>
        path.EndsWith("/" + FileName, StringComparison.Ordinal) && InstalledPackage().IsMatch(path);

    // pnpm links packages from a store, where their files go by digests.
    public override bool Resembles(string path, ReadOnlySpan<byte> start) =>
        path.EndsWith("/" + FileName, StringComparison.Ordinal)
        || (
            start is [(byte)'{', ..]
            && start.Length < LargestUnnamed
            && start.IndexOf("\"name\""u8) > 0
            && start.IndexOf("\"version\""u8) > 0
        );

    protected override IEnumerable<PackageRecord?> Parse(byte[] content)
    {
        using var json = ParseJson(content);
        var root = json.RootElement;
        if (
            root.TryGetProperty("name", out var name)
            && root.TryGetProperty("version", out var version)
            && version.GetString() is { Length: > 0 } number
        )
        {
            yield return new PackageRecord(Type, name.GetString() ?? "", number);
        }
    }

    // npm keeps what is no package, and what an install left behind, under names with a dot.
    [GeneratedRegex("/node_modules/(?:@[^/]+/)?[^/@.][^/]*/package\\.json$")]
    private static partial Regex InstalledPackage();
}
