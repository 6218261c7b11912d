using System.Buffers;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Bytes of a file from a place on, up to a limit, while the file passes window by window.</summary>
internal sealed class Stretch(long start, int limit)
{
    private readonly ArrayBufferWriter<byte> _content = new();

    public long Start => start;
    public int Length => _content.WrittenCount;
    public ReadOnlySpan<byte> Seen => _content.WrittenSpan;
    public byte[] Content => _content.WrittenSpan.ToArray();

    /// <summary>Begins a stretch at each mark in the window, until there are the most.</summary>
    /// <param name="windowStart">The window's place in the file.</param>
    /// <param name="shift">Bytes from the mark to the stretch's beginning.</param>
    public static void Find(
        ReadOnlySpan<byte> window,
        ReadOnlySpan<byte> mark,
        long windowStart,
        int limit,
        int most,
        List<Stretch> found,
        int shift = 0
    )
    {
        for (var from = 0; found.Count < most; )
        {
            var next = window[from..].IndexOf(mark);
            if (next < 0)
            {
                return;
            }
            var place = Math.Max(0, windowStart + from + next + shift);
            if (!found.Any(stretch => stretch.Start == place))
            {
                found.Add(new Stretch(place, limit));
            }
            from += next + mark.Length;
        }
    }

    /// <summary>Adds what the window holds of each.</summary>
    public static void Add(long windowStart, ReadOnlySpan<byte> window, List<Stretch> stretches)
    {
        foreach (var stretch in stretches)
        {
            stretch.Add(windowStart, window);
        }
    }

    public void Add(long windowStart, ReadOnlySpan<byte> window)
    {
        var skip = start + _content.WrittenCount - windowStart;
        if (skip >= 0 && skip < window.Length)
        {
            var rest = window[(int)skip..];
            _content.Write(rest[..Math.Min(rest.Length, limit - _content.WrittenCount)]);
        }
    }

    /// <summary>A part of the file; null where the stretch does not hold all of it.</summary>
    public byte[]? Slice(long offset, long size) =>
        offset >= start && size >= 0 && size <= Length - (offset - start)
            ? _content.WrittenSpan.Slice((int)(offset - start), (int)size).ToArray()
            : null;
}
