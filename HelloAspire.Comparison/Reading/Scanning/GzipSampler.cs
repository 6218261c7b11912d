namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>
/// Picks the bytes of a layer by which its compressed size is told. To compress 2 GB takes twenty seconds, longer than to
/// read them, so of a large layer only a block of every stretch is taken, with the window that precedes it.
/// </summary>
internal sealed class GzipSampler(bool isExact)
{
    /// <summary>Layers up to this size are taken whole.</summary>
    public const long LargestExact = 32 << 20;

    /// <summary>Bytes that deflate looks back (RFC 1951).</summary>
    public const int Window = 32 << 10;

    /// <summary>Bytes that are picked of a stretch.</summary>
    public const int Sample = Window + (128 << 10);
    private const long Stretch = 8 << 20;

    public bool IsExact => isExact;

    /// <summary>Bytes of the layer so far.</summary>
    public long Position { get; private set; }

    public static GzipSampler For(long expectedSize, bool exact) => new(exact || expectedSize <= LargestExact);

    /// <summary>Takes the next picked bytes off the data; none once they are used up.</summary>
    public ReadOnlySpan<byte> Pick(ref ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var place = Position % Stretch;
            var isPicked = isExact || place < Sample;
            var end =
                isExact ? long.MaxValue
                : isPicked ? Sample
                : Stretch;
            var part = data[..(int)Math.Min(data.Length, end - place)];
            data = data[part.Length..];
            Position += part.Length;
            if (isPicked)
            {
                return part;
            }
        }
        return [];
    }
}
