using System.Buffers.Binary;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>
/// rpm's own database format (ndb, of SUSE): pages of slots that point to blobs, each an rpm header
/// (rpm's source, <c>lib/backend/ndb/rpmpkg.c</c>).
/// </summary>
internal sealed class RpmPackagesDatabase : PackageDatabase
{
    private const int PageSize = 4096;
    private const int SlotSize = 16;
    private const int BlockSize = 16;
    private const int BlobHeaderSize = 16;

    // The first page begins with the database's header, as long as two slots.
    private const int HeaderSize = 2 * SlotSize;

    public override string Type => PackageTypes.Rpm;
    public override int LargestSize => 32 << 20;
    public override IReadOnlyList<string> Places { get; } = RpmDirectories.With("Packages.db");

    public override bool Matches(string path) => Places.Contains(path);

    public override bool Resembles(string path, ReadOnlySpan<byte> start) => start.StartsWith("RpmP"u8);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content)
    {
        if (content.Length < PageSize || !content.AsSpan().StartsWith("RpmP"u8) || Number(content, 4) != 0)
        {
            throw new InvalidDataException("it is not an rpm database");
        }
        var slots = Math.Min(content.Length, Number(content, 12) * (long)PageSize);
        for (var slot = HeaderSize; slot + SlotSize <= slots; slot += SlotSize)
        {
            if (!content.AsSpan(slot).StartsWith("Slot"u8))
            {
                throw new InvalidDataException("a page holds no slots");
            }
            if (Number(content, slot + 4) is not 0 and var index)
            {
                yield return Header(content, index, Number(content, slot + 8) * (long)BlockSize) is { } header
                    ? RpmHeader.ToRecord(header)
                    : null;
            }
        }
    }

    private static byte[]? Header(byte[] content, uint index, long offset)
    {
        if (offset > content.Length - BlobHeaderSize)
        {
            return null;
        }
        var blob = content.AsSpan((int)offset);
        var length = Number(content, (int)offset + 12);
        return
            blob.StartsWith("BlbS"u8)
            && Number(content, (int)offset + 4) == index
            && length <= blob.Length - BlobHeaderSize
            ? blob.Slice(BlobHeaderSize, (int)length).ToArray()
            : null;
    }

    private static uint Number(byte[] content, int place) =>
        BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(place));
}
