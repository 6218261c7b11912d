using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>
/// A Java archive: Maven's <c>pom.properties</c> tell what is in it; without them its manifest does, or its name.
/// Archives inside of it (<c>BOOT-INF/lib</c>, <c>WEB-INF/lib</c>) are read too.
/// </summary>
internal sealed partial class JavaArchive : PackageDatabase
{
    private const int DeepestArchive = 2;
    private const int LargestText = 1 << 20;
    private const int LargestInner = 16 << 20;
    private const int MostEntries = 100_000;

    public override string Type => PackageTypes.Maven;
    public override int LargestSize => 40 << 20;

    public override bool Matches(string path) => IsArchive(path);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content) => Parse(content, "", 0);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content, string path, byte[]? log) =>
        Parse(content, Path.GetFileName(path), 0);

    private static bool IsArchive(string path) => Archive().IsMatch(path);

    // A program may stand before the archive, as the script of one that starts itself; places in it count from behind that.
    private static ZipArchive Open(byte[] content)
    {
        var end = content.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var start =
            end < 0 || end > content.Length - 22
                ? 0
                : end
                    - (long)BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(end + 12))
                    - BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(end + 16));
        var skipped = (int)Math.Max(0, start);
        return new(new MemoryStream(content, skipped, content.Length - skipped), ZipArchiveMode.Read);
    }

    private IEnumerable<PackageRecord?> Parse(byte[] content, string name, int depth)
    {
        using var zip = Open(content);
        if (zip.Entries.Count > MostEntries)
        {
            throw new InvalidDataException("an archive has absurdly many entries");
        }
        var poms = zip.Entries.Where(entry => Pom().IsMatch(entry.FullName)).ToList();
        foreach (var pom in poms)
        {
            var fields = Fields(pom, "=:");
            yield return fields.GetValueOrDefault("artifactId") is { Length: > 0 } artifact
                ? Record(fields.GetValueOrDefault("groupId"), artifact, fields.GetValueOrDefault("version"))
                : null;
        }
        if (poms.Count == 0)
        {
            var manifest = zip.GetEntry("META-INF/MANIFEST.MF");
            yield return OfManifest(manifest is null ? [] : Fields(manifest, ":"), name);
        }
        foreach (var inner in zip.Entries.Where(entry => IsArchive(entry.FullName)))
        {
            var bytes = depth < DeepestArchive ? ReadEntry(inner, LargestInner) : null;
            foreach (var record in bytes is null ? [null] : Parse(bytes, inner.Name, depth + 1))
            {
                yield return record;
            }
        }
    }

    // None without a name: an application's own archive need not say what it is.
    private PackageRecord OfManifest(Dictionary<string, string> fields, string fileName)
    {
        var named = NameAndVersion().Match(fileName);
        var name =
            fields.GetValueOrDefault("Bundle-SymbolicName")?.Split(';')[0].Trim()
            ?? fields.GetValueOrDefault("Automatic-Module-Name")
            ?? (named.Success ? named.Groups["name"].Value : null)
            ?? fields.GetValueOrDefault("Implementation-Title")
            ?? "";
        var version =
            fields.GetValueOrDefault("Implementation-Version")
            ?? fields.GetValueOrDefault("Bundle-Version")
            ?? fields.GetValueOrDefault("Specification-Version")
            ?? named.Groups["version"].Value;
        return Record(fields.GetValueOrDefault("Implementation-Vendor-Id"), name, version);
    }

    private PackageRecord Record(string? group, string name, string? version) =>
        new(Type, string.IsNullOrEmpty(group) || name.Length == 0 ? name : $"{group}:{name}", version ?? "");

    private static Dictionary<string, string> Fields(ZipArchiveEntry entry, string separators)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? last = null;
        foreach (var line in FileText.Lines(ReadEntry(entry, LargestText) ?? []))
        {
            var place = line.AsSpan().IndexOfAny(separators);
            if (line.StartsWith(' ') && last is not null)
            {
                // A manifest's lines end after 72 bytes, and go on behind a space.
                fields[last] += line[1..].TrimEnd();
            }
            else if (place > 0 && line[0] is not (' ' or '#'))
            {
                var name = line[..place].Trim();
                last = fields.TryAdd(name, line[(place + 1)..].Trim()) ? name : null;
            }
        }
        return fields;
    }

    [GeneratedRegex("^META-INF/maven/[^/]+/[^/]+/pom\\.properties$")]
    private static partial Regex Pom();

    // hpi and jpi are Jenkins's.
    [GeneratedRegex(@"\.(?:[jwe]ar|[hj]pi)$", RegexOptions.IgnoreCase)]
    private static partial Regex Archive();

    [GeneratedRegex(@"^(?<name>.+?)-(?<version>\d[^/]*)\.[jwe]ar$")]
    private static partial Regex NameAndVersion();
}
