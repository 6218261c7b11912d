using System.Buffers.Binary;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>SQLite's write-ahead log: pages that take the place of the database's own (SQLite file format, section 4).</summary>
internal static class SqliteLog
{
    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;
    private const uint Magic = 0x377F0682;
    private const int MostGrowth = 8 << 20;

    /// <summary>The database as its readers see it: up to the last frame that ends a transaction.</summary>
    /// <exception cref="InvalidDataException">It is no log.</exception>
    public static byte[] Apply(byte[] database, byte[] log)
    {
        if (log.Length < HeaderSize || (Number(log, 0) & ~1u) != Magic)
        {
            throw new InvalidDataException("it is not an SQLite log");
        }
        var isBigEndian = (Number(log, 0) & 1) == 1;
        var pageSize = (int)Number(log, 8);
        if (pageSize is < 512 or > 65536 || (pageSize & (pageSize - 1)) != 0)
        {
            throw new InvalidDataException("a log's page size is invalid");
        }
        var pages = new Dictionary<uint, int>();
        var pending = new Dictionary<uint, int>();
        uint size = 0;
        var sums = Sum(log.AsSpan(0, 24), (0, 0), isBigEndian);
        for (
            var frame = HeaderSize;
            frame + FrameHeaderSize + pageSize <= log.Length;
            frame += FrameHeaderSize + pageSize
        )
        {
            sums = Sum(log.AsSpan(frame, 8), sums, isBigEndian);
            sums = Sum(log.AsSpan(frame + FrameHeaderSize, pageSize), sums, isBigEndian);
            var isOfThisLog = log.AsSpan(frame + 8, 8).SequenceEqual(log.AsSpan(16, 8));
            // What a log held before it was begun anew is left in it.
            if (!isOfThisLog || (Number(log, frame + 16), Number(log, frame + 20)) != sums)
            {
                break;
            }
            pending[Number(log, frame)] = frame + FrameHeaderSize;
            if (Number(log, frame + 4) is not 0 and var committed)
            {
                size = committed;
                foreach (var (page, place) in pending)
                {
                    pages[page] = place;
                }
                pending.Clear();
            }
        }
        return size == 0 ? database : Merge(database, log, pages, size, pageSize);
    }

    private static byte[] Merge(byte[] database, byte[] log, Dictionary<uint, int> pages, uint size, int pageSize)
    {
        var length = size * (long)pageSize;
        if (length > database.Length + (long)MostGrowth)
        {
            throw new InvalidDataException("a log claims absurdly many pages");
        }
        // Nobody else has the database: it may be changed in place.
        var merged = database;
        Array.Resize(ref merged, (int)length);
        foreach (var (page, place) in pages.Where(page => page.Key > 0 && page.Key <= size))
        {
            log.AsSpan(place, pageSize).CopyTo(merged.AsSpan((int)(page - 1) * pageSize));
        }
        return merged;
    }

    // Section 4.2, "Checksum Algorithm".
    private static (uint, uint) Sum(ReadOnlySpan<byte> data, (uint First, uint Second) sums, bool isBigEndian)
    {
        var (first, second) = sums;
        for (; data.Length >= 8; data = data[8..])
        {
            var left = isBigEndian
                ? BinaryPrimitives.ReadUInt32BigEndian(data)
                : BinaryPrimitives.ReadUInt32LittleEndian(data);
            var right = isBigEndian
                ? BinaryPrimitives.ReadUInt32BigEndian(data[4..])
                : BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            first += left + second;
            second += right + first;
        }
        return (first, second);
    }

    private static uint Number(byte[] log, int place) => BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(place));
}
