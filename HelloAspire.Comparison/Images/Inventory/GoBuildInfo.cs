using System.Text;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>What Go's linker writes into a program: Go's own version and the modules (Go's <c>debug/buildinfo</c>).</summary>
internal static class GoBuildInfo
{
    public const int Largest = 1 << 20;

    private const int HeaderSize = 32;
    private const byte InlineStrings = 2;

    // Sixteen bytes before the modules, and as many after.
    private const int Guard = 16;

    // 0xFF and " Go buildinf:".
    public static ReadOnlySpan<byte> Magic =>
        [0xFF, 0x20, 0x47, 0x6F, 0x20, 0x62, 0x75, 0x69, 0x6C, 0x64, 0x69, 0x6E, 0x66, 0x3A];

    /// <summary>Reads the information from its magic number on; null where that is only a constant of some tool.</summary>
    public static PackageListing? Read(byte[] content)
    {
        if (content.Length < HeaderSize || content[14] is not (0 or 4 or 8) || content[15] > 3)
        {
            return null;
        }
        // Go before 1.18 only points to the strings.
        if ((content[15] & InlineStrings) == 0)
        {
            return PackageListing.Unreadable(PackageTypes.Go) with { IsProgram = true };
        }
        var rest = content.AsSpan(HeaderSize);
        var version = Text(ref rest);
        var modules = Text(ref rest);
        if (version is null || !version.StartsWith("go", StringComparison.Ordinal))
        {
            return null;
        }
        var records = new List<PackageRecord> { new(PackageTypes.Go, "stdlib", version[2..]) };
        if (modules is { Length: > 2 * Guard })
        {
            records.AddRange(Modules(modules[Guard..^Guard]));
        }
        return new PackageListing(PackageTypes.Go, records, modules is not null, IsProgram: true);
    }

    private static IEnumerable<PackageRecord> Modules(string text)
    {
        PackageRecord? last = null;
        foreach (var line in text.Split('\n'))
        {
            var fields = line.Split('\t');
            if (fields is ["=>", var replacement, var replacing, ..])
            {
                // A directory in the place of a module is no module of its own.
                last = replacement is ['.' or '/', ..]
                    ? last
                    : new PackageRecord(PackageTypes.Go, replacement, replacing);
                continue;
            }
            if (last is not null)
            {
                yield return last;
            }
            last = fields is ["mod" or "dep", var module, var version, ..]
                ? new PackageRecord(PackageTypes.Go, module, version)
                : null;
        }
        if (last is not null)
        {
            yield return last;
        }
    }

    // The length is a variable-length integer of seven bits a byte, least first. Bytes are kept apart, so that the guards count.
    private static string? Text(ref Span<byte> rest)
    {
        long length = 0;
        for (var place = 0; place < Math.Min(rest.Length, 5); place++)
        {
            length |= (long)(rest[place] & 0x7F) << (7 * place);
            if (rest[place] < 0x80)
            {
                rest = rest[(place + 1)..];
                if (length > rest.Length)
                {
                    return null;
                }
                var text = Encoding.Latin1.GetString(rest[..(int)length]);
                rest = rest[(int)length..];
                return text;
            }
        }
        return null;
    }
}
