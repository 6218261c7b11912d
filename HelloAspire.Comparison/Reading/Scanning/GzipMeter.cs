using System.IO.Compression;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>
/// Measures what gzip would make of a layer, at the default level that engines push with, by what a sampler picks of it.
/// </summary>
internal sealed class GzipMeter(GzipSampler sampler) : IDisposable
{
    private const int Window = GzipSampler.Window;

    // Header and trailer of a gzip member (RFC 1952).
    private const int Frame = 18;

    private readonly ByteCounter _output = new();
    private readonly byte[] _piece = new byte[Window];
    private DeflateStream? _deflate;
    private int _filled;
    private int _place;
    private long _sampled;
    private long _compressed;
    private long _beforeBlock;

    /// <summary>Adds bytes that were picked, in order.</summary>
    public void Add(ReadOnlySpan<byte> picked)
    {
        if (sampler.IsExact)
        {
            Write(picked);
            return;
        }
        while (!picked.IsEmpty)
        {
            var end = _place < Window ? Window : GzipSampler.Sample;
            var count = Math.Min(picked.Length, end - _place);
            Sample(picked[..count]);
            picked = picked[count..];
        }
    }

    /// <summary>The compressed size in bytes; call it once, when the sampler has seen the whole layer.</summary>
    public long Finish()
    {
        if (sampler.IsExact)
        {
            Drain();
            _deflate!.Dispose();
            return _output.Count + Frame;
        }
        EndBlock();
        return _sampled == 0 ? Frame : (long)((double)_compressed / _sampled * sampler.Position) + Frame;
    }

    public void Dispose() => _deflate?.Dispose();

    private void Sample(ReadOnlySpan<byte> data)
    {
        if (_place == Window)
        {
            Drain();
            _deflate!.Flush();
            _beforeBlock = _output.Count;
        }
        Write(data);
        _sampled += _place < Window ? 0 : data.Length;
        _place += data.Length;
        if (_place == GzipSampler.Sample)
        {
            EndBlock();
        }
    }

    // Each block is compressed behind the window that precedes it, which itself does not count.
    private void EndBlock()
    {
        if (_place > Window)
        {
            Drain();
            _deflate!.Flush();
            _compressed += _output.Count - _beforeBlock;
        }
        _deflate?.Dispose();
        (_deflate, _filled, _place) = (null, 0, 0);
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
