using System.Buffers.Binary;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>
/// A .NET program published as a single file: a header at its end lists the files in it
/// (.NET's design "single-file bundle", versions 2 and 6).
/// </summary>
internal static class SingleFileBundle
{
    public const int LargestHeader = 1 << 20;
    public const int LargestDependencies = 4 << 20;

    // SHA-256 of ".net core bundle"; the header's place stands before it.
    private static ReadOnlySpan<byte> Mark =>
        [
            0x8B,
            0x12,
            0x02,
            0xB9,
            0x6A,
            0x61,
            0x20,
            0x38,
            0x72,
            0x7B,
            0x93,
            0x02,
            0x14,
            0xD7,
            0xA0,
            0x32,
            0x13,
            0xF5,
            0xB9,
            0xE6,
            0xEF,
            0xAE,
            0x33,
            0x18,
            0xEE,
            0x3B,
            0x2D,
            0xCE,
            0x24,
            0xB3,
            0x6A,
            0xAE,
        ];

    /// <summary>How the dependencies of a bundle begin, a few bytes after their brace.</summary>
    public static ReadOnlySpan<byte> DependenciesMark => "\"runtimeTarget\""u8;

    /// <summary>The place of the header, where the window tells it; null where it does not, or the program is no bundle.</summary>
    public static long? FindHeader(ReadOnlySpan<byte> window)
    {
        var mark = window.IndexOf(Mark);
        return mark >= 8 && BinaryPrimitives.ReadInt64LittleEndian(window[(mark - 8)..]) is > 0 and var place
            ? place
            : null;
    }

    /// <summary>Reads the packages from the header and from the dependencies that it points to.</summary>
    public static PackageListing Read(byte[] header, Func<(long Offset, long Size), byte[]?> dependencies)
    {
        var unreadable = PackageListing.Unreadable(PackageTypes.NuGet) with { IsProgram = true };
        try
        {
            using var reader = new BinaryReader(new MemoryStream(header));
            var major = reader.ReadUInt32();
            reader.ReadUInt32();
            var count = reader.ReadInt32();
            reader.ReadString();
            if (major is < 2 or > 6)
            {
                return unreadable;
            }
            var place = (reader.ReadInt64(), reader.ReadInt64());
            reader.ReadBytes(8 + 8 + 8);
            var files = new HashSet<string>(StringComparer.Ordinal);
            for (var file = 0; file < count; file++)
            {
                reader.ReadBytes(8 + 8 + (major >= 6 ? 8 : 0) + 1);
                files.Add(reader.ReadString());
            }
            return dependencies(place) is { } content ? Inside(content, files) : unreadable;
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or IOException)
        {
            return unreadable;
        }
    }

    // What is inside needs no file beside the program.
    private static PackageListing Inside(byte[] dependencies, HashSet<string> files)
    {
        var listing = new NuGetDependencies().Read(dependencies);
        return listing with
        {
            IsProgram = true,
            Records =
            [
                .. listing.Records.Select(record =>
                    record.Files?.Any(files.Contains) == true ? record with { Files = null } : record
                ),
            ],
        };
    }
}
