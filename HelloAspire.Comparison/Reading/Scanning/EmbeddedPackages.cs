using System.Buffers;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Finds what a program tells of the packages in it, while it passes window by window: Go's build information, .NET's bundle.</summary>
internal sealed class EmbeddedPackages
{
    private const int Most = 4;

    // Where the dependencies begin is known only once the bundle's header was read, at the program's end.
    private const int BeforeDependencies = 16;

    private readonly List<Stretch> _go = [];
    private readonly List<Stretch> _dependencies = [];
    private Stretch? _header;

    /// <summary>Looks at the next window of the file; it may repeat the end of the one before.</summary>
    /// <param name="start">The window's place in the file.</param>
    public void Add(long start, ReadOnlySpan<byte> window)
    {
        Find(window, GoBuildInfo.Magic, start, 0, GoBuildInfo.Largest, _go);
        Find(
            window,
            SingleFileBundle.DependenciesMark,
            start,
            -BeforeDependencies,
            SingleFileBundle.LargestDependencies,
            _dependencies
        );
        if (_header is null && SingleFileBundle.FindHeader(window) is { } header && header > start)
        {
            _header = new Stretch(header, SingleFileBundle.LargestHeader);
        }
        foreach (var stretch in _go)
        {
            stretch.Add(start, window);
        }
        foreach (var stretch in _dependencies)
        {
            stretch.Add(start, window);
        }
        _header?.Add(start, window);
    }

    /// <summary>What the program tells, once the whole file was seen; null where it tells nothing.</summary>
    public PackageListing? Finish() =>
        _header is { Length: > 0 } header
            ? SingleFileBundle.Read(header.Content, place => Dependencies(place.Offset, place.Size))
            : _go.Select(stretch => GoBuildInfo.Read(stretch.Content)).FirstOrDefault(listing => listing is not null);

    private byte[]? Dependencies(long offset, long size) =>
        _dependencies.Select(stretch => stretch.Slice(offset, size)).FirstOrDefault(content => content is not null);

    private static void Find(
        ReadOnlySpan<byte> window,
        ReadOnlySpan<byte> mark,
        long start,
        int shift,
        int limit,
        List<Stretch> found
    )
    {
        for (var from = 0; found.Count < Most; )
        {
            var next = window[from..].IndexOf(mark);
            if (next < 0)
            {
                return;
            }
            var place = Math.Max(0, start + from + next + shift);
            if (!found.Any(stretch => stretch.Start == place))
            {
                found.Add(new Stretch(place, limit));
            }
            from += next + mark.Length;
        }
    }

    /// <summary>Bytes of the file from a place on, up to a limit.</summary>
    private sealed class Stretch(long start, int limit)
    {
        private readonly ArrayBufferWriter<byte> _content = new();

        public long Start => start;
        public int Length => _content.WrittenCount;
        public byte[] Content => _content.WrittenSpan.ToArray();

        public void Add(long windowStart, ReadOnlySpan<byte> window)
        {
            var skip = start + _content.WrittenCount - windowStart;
            if (skip >= 0 && skip < window.Length)
            {
                var rest = window[(int)skip..];
                _content.Write(rest[..Math.Min(rest.Length, limit - _content.WrittenCount)]);
            }
        }

        public byte[]? Slice(long offset, long size) =>
            offset >= start && size >= 0 && size <= Length - (offset - start)
                ? _content.WrittenSpan.Slice((int)(offset - start), (int)size).ToArray()
                : null;
    }
}
