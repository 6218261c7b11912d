using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Archives;

/// <summary>
/// A zip file's central directory, which holds name, size and checksum of every entry (PKWARE's APPNOTE, 4.3.12 to
/// 4.3.16): its digest tells archives of other content apart without reading them whole.
/// </summary>
/// <param name="Digest">Of the file's length and its central directory, in 64 hexadecimal digits.</param>
internal sealed record ZipDirectory(string Digest)
{
    private const int EndSize = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorSize = 20;
    private const int LongEndSize = 56;
    private const uint EndMark = 0x06054b50;
    private const uint LocatorMark = 0x07064b50;
    private const uint LongEndMark = 0x06064b50;

    /// <summary>Finds the directory.</summary>
    /// <exception cref="InvalidDataException">The file is no zip archive, or not all of one.</exception>
    public static ZipDirectory Of(Stream zip)
    {
        var (offset, size) = Find(zip);
        if (offset < 0 || size < 0 || offset > zip.Length - size)
        {
            throw Truncated();
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(zip.Length));
        zip.Position = offset;
        var buffer = new byte[1 << 16];
        while (size > 0)
        {
            var portion = buffer.AsSpan(0, (int)Math.Min(size, buffer.Length));
            zip.ReadExactly(portion);
            hash.AppendData(portion);
            size -= portion.Length;
        }
        zip.Position = 0;
        return new ZipDirectory(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static (long Offset, long Size) Find(Stream zip)
    {
        var tail = new byte[(int)Math.Min(zip.Length, EndSize + LongestComment + LocatorSize)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        for (var place = tail.Length - EndSize; place >= 0; place--)
        {
            var end = tail.AsSpan(place);
            // The comment is the file's end: what else looks like the mark is something's content.
            if (
                BinaryPrimitives.ReadUInt32LittleEndian(end) == EndMark
                && BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) == end.Length - EndSize
            )
            {
                var size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
                var offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
                return place >= LocatorSize
                    ? Long(zip, tail.AsSpan(place - LocatorSize)) ?? (offset, size)
                    : (offset, size);
            }
        }
        throw Truncated();
    }

    // Past 65,535 entries or four gigabytes, the numbers stand in another record.
    private static (long Offset, long Size)? Long(Stream zip, ReadOnlySpan<byte> locator)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != LocatorMark)
        {
            return null;
        }
        var place = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        if (place < 0 || place > zip.Length - LongEndSize)
        {
            throw Truncated();
        }
        Span<byte> end = stackalloc byte[LongEndSize];
        zip.Position = place;
        zip.ReadExactly(end);
        return BinaryPrimitives.ReadUInt32LittleEndian(end) == LongEndMark
            ? (BinaryPrimitives.ReadInt64LittleEndian(end[48..]), BinaryPrimitives.ReadInt64LittleEndian(end[40..]))
            : throw Truncated();
    }

    private static InvalidDataException Truncated() => new("it is not a zip archive, or was cut short");
}
