using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>A sparse file with its holes read as zeros.</summary>
internal sealed class SparseStream(Stream packed, SparseMap map) : ReadOnlyStream
{
    private long _position;
    private int _region;

    public override int Read(Span<byte> buffer)
    {
        while (_region < map.Regions.Count && _position >= map.Regions[_region].Offset + map.Regions[_region].Length)
        {
            _region++;
        }
        var (offset, length) = _region < map.Regions.Count ? map.Regions[_region] : (map.RealSize, 0);
        var isHole = _position < offset || length == 0;
        var end = isHole ? offset : offset + length;
        var wanted = (int)Math.Min(buffer.Length, end - _position);
        var read = isHole ? Zeros(buffer[..wanted]) : packed.Read(buffer[..wanted]);
        if (read == 0 && wanted > 0)
        {
            throw new DamagedImageException("a sparse file holds less data than its map says");
        }
        _position += read;
        return read;
    }

    private static int Zeros(Span<byte> buffer)
    {
        buffer.Clear();
        return buffer.Length;
    }
}
