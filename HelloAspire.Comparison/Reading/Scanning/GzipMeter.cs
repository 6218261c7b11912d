using System.IO.Compression;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>
/// Measures what gzip would make of a layer, at the default level that engines push with.
/// To compress 2 GB takes twenty seconds, longer than to read them, so large layers are sampled:
/// a block out of every stretch, each compressed behind the window that precedes it.
/// </summary>
internal sealed class GzipMeter : IDisposable
{
    /// <summary>Layers up to this size are compressed whole.</summary>
    public const long LargestExact = 32 << 20;
    private const int Window = 32 << 10;
    private const int Block = 128 << 10;
    private const long Stretch = 4 << 20;

    // Header and trailer of a gzip member (RFC 1952).
    private const int Frame = 18;

    private readonly ByteCounter _output = new();
    private readonly byte[] _piece = new byte[Window];
    private readonly bool _isExact;
    private DeflateStream? _deflate;
    private int _filled;
    private long _position;
    private long _sampled;
    private long _compressed;
    private long _beforeBlock;

    public GzipMeter(long expectedSize, bool exact) => _isExact = exact || expectedSize <= LargestExact;

    public bool IsEstimate => !_isExact;

    public void Add(ReadOnlySpan<byte> data)
    {
        if (_isExact)
        {
            Write(data);
            return;
        }
        while (!data.IsEmpty)
        {
            var place = _position % Stretch;
            var end =
                place < Window ? Window
                : place < Window + Block ? Window + Block
                : Stretch;
            var count = (int)Math.Min(data.Length, end - place);
            Sample(place, data[..count]);
            _position += count;
            data = data[count..];
        }
    }

    /// <summary>The compressed size in bytes; call it once, at the end.</summary>
    public long Finish()
    {
        if (_isExact)
        {
            Drain();
            _deflate!.Dispose();
            return _output.Count + Frame;
        }
        EndBlock();
        return _sampled == 0 ? Frame : (long)((double)_compressed / _sampled * _position) + Frame;
    }

    public void Dispose() => _deflate?.Dispose();

    private void Sample(long place, ReadOnlySpan<byte> data)
    {
        if (place >= Window + Block)
        {
            EndBlock();
            return;
        }
        if (place == Window)
        {
            Drain();
            _deflate!.Flush();
            _beforeBlock = _output.Count;
        }
        Write(data);
        _sampled += place < Window ? 0 : data.Length;
    }

    private void EndBlock()
    {
        if (_deflate is null)
        {
            return;
        }
        Drain();
        _deflate.Flush();
        _compressed += _output.Count - _beforeBlock;
        _deflate.Dispose();
        _deflate = null;
    }

    // The size depends a little on the pieces that the bytes come in: equal pieces give equal images equal sizes.
    private void Write(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var count = Math.Min(data.Length, Window - _filled);
            data[..count].CopyTo(_piece.AsSpan(_filled));
            _filled += count;
            data = data[count..];
            if (_filled == Window)
            {
                Drain();
            }
        }
    }

    private void Drain()
    {
        (_deflate ??= Start()).Write(_piece.AsSpan(0, _filled));
        _filled = 0;
    }

    private DeflateStream Start() => new(_output, CompressionLevel.Optimal, leaveOpen: true);

    private sealed class ByteCounter : Stream
    {
        public long Count { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => Count;
        public override long Position
        {
            get => Count;
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Count += buffer.Length;

        public override void Write(byte[] buffer, int offset, int count) => Count += count;

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
