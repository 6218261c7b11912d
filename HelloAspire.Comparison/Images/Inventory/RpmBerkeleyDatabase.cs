using System.Buffers.Binary;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>
/// rpm's first database (CentOS 7, RHEL 8, Amazon Linux 2), a hash table of Berkeley DB: pages of keys and values, each value
/// an rpm header, most on a chain of pages of its own (libdb's <c>dbinc/db_page.h</c>).
/// </summary>
internal sealed class RpmBerkeleyDatabase : PackageDatabase
{
    private const int MagicPlace = 12;
    private const uint Magic = 0x00061561;
    private const int PageHeaderSize = 26;

    private const byte UnsortedPage = 2;
    private const byte OverflowPage = 7;
    private const byte SortedPage = 13;

    private const byte OnPage = 1;
    private const byte OffPage = 3;

    private const string FileName = "/Packages";

    public override string Type => PackageTypes.Rpm;
    public override int LargestSize => 40 << 20;
    public override IReadOnlyList<string> Places { get; } = RpmDirectories.With(FileName[1..]);

    public override bool Matches(string path) => Places.Contains(path);

    public override bool Resembles(string path, ReadOnlySpan<byte> start) =>
        path.EndsWith(FileName, StringComparison.Ordinal) && IsLittle(start) is not null;

    protected override IEnumerable<PackageRecord?> Parse(byte[] content) =>
        IsLittle(content) is { } isLittle
            ? new Table(content, isLittle).Records()
            : throw new InvalidDataException("it is no hash table of Berkeley DB");

    // In the byte order of the machine that wrote it; null where it is no such table.
    private static bool? IsLittle(ReadOnlySpan<byte> start) =>
        start.Length < 512 ? null
        : BinaryPrimitives.ReadUInt32LittleEndian(start[MagicPlace..]) == Magic ? true
        : BinaryPrimitives.ReadUInt32BigEndian(start[MagicPlace..]) == Magic ? false
        : null;

    private sealed class Table(byte[] content, bool isLittle)
    {
        // Each page is of one value at most: what claims more goes round in circles.
        private long _left = content.Length;
        private int _pageSize;

        public IEnumerable<PackageRecord?> Records()
        {
            _pageSize = (int)Number(20);
            if (_pageSize is < 512 or > 65536 || (_pageSize & (_pageSize - 1)) != 0)
            {
                throw new InvalidDataException("a page has an absurd size");
            }
            var last = Number(32);
            for (uint page = 1; page <= last; page++)
            {
                if (Start(page) is not { } start)
                {
                    // The file was cut.
                    yield return null;
                    yield break;
                }
                if (content[start + 25] is not (UnsortedPage or SortedPage))
                {
                    continue;
                }
                foreach (var value in Values(page, start))
                {
                    yield return value is null ? null : RpmHeader.ToRecord(value);
                }
            }
        }

        // Items fill a page from its end; their places follow the page's header, a key's before its value's.
        private IEnumerable<byte[]?> Values(uint page, int start)
        {
            var places = Half(start + 20);
            if (Number(start + 8) != page || places > (_pageSize - PageHeaderSize) / 2)
            {
                yield return null;
                yield break;
            }
            var end = _pageSize;
            for (var pair = 0; pair + 1 < places; pair += 2)
            {
                var key = Half(start + PageHeaderSize + 2 * pair);
                var value = Half(start + PageHeaderSize + 2 * pair + 2);
                if (value < PageHeaderSize || value >= key || key >= end)
                {
                    yield return null;
                    yield break;
                }
                // Under the key zero rpm keeps the number of its last package.
                if (content.AsSpan(start + key + 1, end - key - 1).ContainsAnyExcept((byte)0))
                {
                    yield return Value(start + value, key - value);
                }
                end = value;
            }
        }

        private byte[]? Value(int place, int length) =>
            content[place] switch
            {
                OnPage => content.AsSpan(place + 1, length - 1).ToArray(),
                OffPage when length == 12 => Chain(Number(place + 4), Number(place + 8)),
                _ => null,
            };

        private byte[]? Chain(uint page, uint length)
        {
            _left -= length;
            if (_left < 0)
            {
                throw new InvalidDataException("values overlap");
            }
            var value = new byte[length];
            for (var rest = value.AsSpan(); rest.Length > 0; )
            {
                if (Start(page) is not { } start || content[start + 25] != OverflowPage || Number(start + 8) != page)
                {
                    return null;
                }
                int part = Half(start + 22);
                if (part == 0 || part > rest.Length || part > _pageSize - PageHeaderSize)
                {
                    return null;
                }
                content.AsSpan(start + PageHeaderSize, part).CopyTo(rest);
                rest = rest[part..];
                page = Number(start + 16);
            }
            return value;
        }

        private int? Start(uint page) =>
            (page + 1L) * _pageSize <= content.Length ? (int)(page * (long)_pageSize) : null;

        private uint Number(int place) =>
            isLittle
                ? BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(place))
                : BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(place));

        private ushort Half(int place) =>
            isLittle
                ? BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(place))
                : BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(place));
    }
}
