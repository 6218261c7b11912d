using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>The bytes of one member, as the archive holds them.</summary>
internal sealed class TarContent(TarReader reader, Stream source, long size) : ReadOnlyStream
{
    private readonly int _padding = Padding(size);
    private long _left = size;

    /// <summary>Bytes that fill a content of this size up to whole blocks.</summary>
    public static int Padding(long size) => (int)(-size & (TarHeader.Size - 1));

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, _left);
        if (wanted == 0)
        {
            return 0;
        }
        var read = source.Read(buffer[..wanted]);
        if (read == 0)
        {
            throw reader.CutShort();
        }
        _left -= read;
        reader.Advance(read);
        return read;
    }

    /// <summary>Reads one whole block, of a map that precedes the data.</summary>
    public byte[] ReadBlock()
    {
        var block = new byte[TarHeader.Size];
        return this.ReadAtLeast(block, block.Length, throwOnEndOfStream: false) == block.Length
            ? block
            : throw new DamagedImageException("a sparse file's map goes past its data");
    }

    /// <summary>Reads over what is left and over the padding.</summary>
    public void SkipRest()
    {
        while (Read(reader.Scratch) > 0) { }
        var read = source.ReadAtLeast(reader.Scratch.AsSpan(0, _padding), _padding, throwOnEndOfStream: false);
        reader.Advance(read);
        if (read < _padding)
        {
            throw reader.CutShort();
        }
    }
}
