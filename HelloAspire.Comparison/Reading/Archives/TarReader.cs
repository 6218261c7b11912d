using System.Text;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>
/// Reads a tape archive from front to back: ustar, GNU and pax, sparse files included. The framework's own reader
/// takes extended headers of any size and gives sparse files packed, so it cannot face untrusted layers.
/// </summary>
internal sealed class TarReader(Stream source)
{
    // A path of Linux has at most 4096 bytes; extended attributes are the only long records.
    private const int LongestExtendedHeader = 1 << 20;

    private Action? _skipRest;

    /// <summary>Bytes of the archive read so far, as a place for messages.</summary>
    public long Position { get; private set; }

    /// <summary>Moves to the next member; null at the end of the archive.</summary>
    /// <exception cref="DamagedImageException">The archive is cut short or malformed.</exception>
    public TarEntry? Next()
    {
        _skipRest?.Invoke();
        _skipRest = null;
        string? longName = null;
        string? longLink = null;
        PaxRecords? pax = null;
        var block = new byte[TarHeader.Size];
        while (true)
        {
            var read = source.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            Position += read;
            var header = new TarHeader(block);
            if (read == 0 || (read == block.Length && header.IsZero))
            {
                EnsureEnd();
                return null;
            }
            if (read < block.Length)
            {
                throw new DamagedImageException($"it ends in the middle of a header, at byte {Position}");
            }
            if (!header.HasValidChecksum)
            {
                throw new DamagedImageException($"no header, or a damaged one, at byte {Position - TarHeader.Size}");
            }
            switch (header.Type)
            {
                case 'L':
                    longName = TarHeader.Text(ReadExtended(header.ContentSize));
                    break;
                case 'K':
                    longLink = TarHeader.Text(ReadExtended(header.ContentSize));
                    break;
                case 'x':
                    pax = PaxRecords.Parse(ReadExtended(header.ContentSize));
                    break;
                case 'g':
                    // Engines leave these aside: in layers they hold a comment, as git's commit.
                    ReadExtended(header.ContentSize);
                    break;
                default:
                    return Member(header, longName, longLink, pax);
            }
        }
    }

    // Two blocks of zeros end an archive, or its own end; what follows a single one would go unseen.
    private void EnsureEnd()
    {
        var block = new byte[TarHeader.Size];
        var read = source.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        Position += read;
        if (read == block.Length && !new TarHeader(block).IsZero)
        {
            throw new DamagedImageException(
                $"an empty header with more behind it, at byte {Position - 2 * TarHeader.Size}"
            );
        }
    }

    private TarEntry Member(TarHeader header, string? longName, string? longLink, PaxRecords? pax)
    {
        // Of two long names GNU's counts, as for engines.
        var name = pax?["GNU.sparse.name"] ?? longName ?? pax?["path"] ?? header.Name;
        var type = header.Type switch
        {
            // Before ustar a directory was told by its name.
            '\0' when name.EndsWith('/') => '5',
            '\0' or '7' or 'S' => '0',
            var other => other,
        };
        // Links, directories, devices and pipes carry no data, whatever size they state.
        var size = type is >= '1' and <= '6' ? 0 : pax?.Number("size") ?? header.ContentSize;
        if (size < 0)
        {
            throw new DamagedImageException($"'{name}' claims {size} bytes, at byte {Position}");
        }
        var content = new TarContent(this, source, size);
        _skipRest = content.SkipRest;
        var map = type == '0' ? Sparse(header, pax, content) : null;
        return new TarEntry(
            name,
            type,
            map?.RealSize ?? size,
            longLink ?? pax?["linkpath"] ?? header.LinkName,
            map is null ? content : new SparseStream(content, map)
        )
        {
            Mode = header.Mode,
            // As the kernel takes them: -2 is 4294967294.
            UserId = unchecked((uint)(pax?.Number("uid") ?? header.UserId)),
            GroupId = unchecked((uint)(pax?.Number("gid") ?? header.GroupId)),
            ModifiedAt = pax?.Seconds("mtime") ?? header.ModifiedAt,
            Device = type is '3' or '4' ? header.Device : default,
            Capability = pax?.Capability,
        };
    }

    private SparseMap? Sparse(TarHeader header, PaxRecords? pax, TarContent content)
    {
        if (header.Type == 'S')
        {
            return SparseMap.ReadOld(header.Block, () => ReadExact(TarHeader.Size));
        }
        var realSize = pax?.Number("GNU.sparse.realsize") ?? pax?.Number("GNU.sparse.size");
        if (pax is null || realSize is null)
        {
            return null;
        }
        return pax["GNU.sparse.major"] == "1" ? SparseMap.ReadLines(realSize.Value, content.ReadBlock)
            : pax["GNU.sparse.map"] is { } list ? SparseMap.ReadList(realSize.Value, list)
            : SparseMap.Of(realSize.Value, pax.SparseNumbers);
    }

    private byte[] ReadExtended(long size)
    {
        if (size is < 0 or > LongestExtendedHeader)
        {
            throw new DamagedImageException($"an extended header claims {size} bytes, at byte {Position}");
        }
        var data = ReadExact((int)size);
        ReadExact(TarContent.Padding(size));
        return data;
    }

    private byte[] ReadExact(int count)
    {
        var data = new byte[count];
        var read = source.ReadAtLeast(data, count, throwOnEndOfStream: false);
        Position += read;
        return read == count ? data : throw CutShort();
    }

    internal byte[] Scratch { get; } = new byte[1 << 16];

    internal void Advance(int count) => Position += count;

    internal DamagedImageException CutShort() => new($"it is cut short at byte {Position}");
}
