using System.IO.Compression;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>A package that stays in its archive: those of Yarn's Plug'n'Play, Python's eggs.</summary>
/// <param name="inner">Reads the file in it that tells of the package.</param>
internal sealed partial class ZippedPackage(PackageDatabase inner, Regex archive, Regex file) : PackageDatabase
{
    private const int LargestFile = 1 << 20;

    public static ZippedPackage OfYarn { get; } = new(new NpmPackage(), YarnArchive(), YarnFile());
    public static ZippedPackage Egg { get; } = new(new PythonDistribution(), EggArchive(), EggFile());

    public override string Type => inner.Type;

    public override bool Matches(string path) => archive.IsMatch(path);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        if (
            zip.Entries.FirstOrDefault(entry => file.IsMatch(entry.FullName)) is { } found
            && ReadEntry(found, LargestFile) is { } text
        )
        {
            var listing = inner.Read(text);
            return listing.IsReadable ? listing.Records : listing.Records.Append<PackageRecord?>(null);
        }
        return [null];
    }

    [GeneratedRegex(@"/\.?yarn/(?:berry/)?cache/[^/]+\.zip$")]
    private static partial Regex YarnArchive();

    [GeneratedRegex(@"^node_modules/(?:@[^/]+/)?[^/]+/package\.json$")]
    private static partial Regex YarnFile();

    [GeneratedRegex(@"\.egg$")]
    private static partial Regex EggArchive();

    [GeneratedRegex("^EGG-INFO/PKG-INFO$")]
    private static partial Regex EggFile();
}
