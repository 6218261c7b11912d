using System.Buffers.Binary;
using System.Text;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>What Go's linker writes into a program: Go's own version and the modules (Go's <c>debug/buildinfo</c>).</summary>
internal static class GoBuildInfo
{
    public const int Largest = 1 << 20;

    private const int HeaderSize = 32;

    // Sixteen bytes before the modules, and as many after.
    private const int Guard = 16;

    // 0xFF and " Go buildinf:".
    public static ReadOnlySpan<byte> Magic =>
        [0xFF, 0x20, 0x47, 0x6F, 0x20, 0x62, 0x75, 0x69, 0x6C, 0x64, 0x69, 0x6E, 0x66, 0x3A];

    /// <summary>The first bytes of what stands around a program's modules in its text.</summary>
    public static ReadOnlySpan<byte> Sentinel =>
        [0x30, 0x77, 0xAF, 0x0C, 0x92, 0x74, 0x08, 0x02, 0x41, 0xE1, 0xC1, 0x07, 0xE6, 0xD6, 0x18, 0xE6];

    /// <summary>Where Go before 1.18 keeps the headers of the strings in memory: of its version, of the modules; none where the strings follow.</summary>
    public static IEnumerable<long> Addresses(ReadOnlySpan<byte> content) =>
        content.Length >= HeaderSize && content[14] is 4 or 8 && content[15] <= 1
            ? [Address(content, 0), Address(content, content[14])]
            : [];

    /// <summary>Reads the information from its magic number on; null where that is only a constant of some tool.</summary>
    /// <param name="textAt">The string whose header lies at an address; null where it was not seen.</param>
    public static PackageListing? Read(byte[] content, Func<long, string?> textAt)
    {
        if (content.Length < HeaderSize || content[14] is not (0 or 4 or 8) || content[15] > 3)
        {
            return null;
        }
        if (Addresses(content).ToArray() is [var versionPlace, var modulesPlace])
        {
            return textAt(versionPlace) is { Length: > 0 } told
                ? Listing(told, modulesPlace == 0 ? "" : textAt(modulesPlace))
                : PackageListing.Unreadable(PackageTypes.Go) with
                {
                    IsProgram = true,
                };
        }
        var rest = content.AsSpan(HeaderSize);
        return Text(ref rest) is { } version ? Listing(version, Text(ref rest)) : null;
    }

    private static PackageListing? Listing(string version, string? modules)
    {
        List<PackageRecord> records = [];
        if (version.StartsWith("go", StringComparison.Ordinal))
        {
            records.Add(new(PackageTypes.Go, "stdlib", version[2..]));
        }
        // Go between two releases is of no version that could be compared.
        else if (!version.StartsWith("devel ", StringComparison.Ordinal))
        {
            return null;
        }
        if (modules is { Length: > 2 * Guard })
        {
            records.AddRange(Modules(modules[Guard..^Guard]));
        }
        return new PackageListing(PackageTypes.Go, records, modules is not null, IsProgram: true);
    }

    private static long Address(ReadOnlySpan<byte> content, int shift)
    {
        var place = content[(16 + shift)..];
        return (content[14], content[15]) switch
        {
            (4, 0) => BinaryPrimitives.ReadUInt32LittleEndian(place),
            (4, _) => BinaryPrimitives.ReadUInt32BigEndian(place),
            (_, 0) => BinaryPrimitives.ReadInt64LittleEndian(place),
            _ => BinaryPrimitives.ReadInt64BigEndian(place),
        };
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
