using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using HelloAspire.Comparison.Reading.Archives;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Hashes and weighs a layer's bytes on a thread of its own, while another reads its files.</summary>
internal sealed class LayerDigester : IDisposable
{
    private readonly Pipe _pipe = new(BlockingPipe.Options);
    private readonly Task<LayerDigest> _measuring;

    /// <param name="gzip">What weighs the layer; null where its compressed size is known.</param>
    /// <param name="hash">What hashes the layer; null where its digest is known.</param>
    public LayerDigester(GzipMeter? gzip, IncrementalHash? hash) => _measuring = Task.Run(() => Measure(gzip, hash));

    /// <summary>A stream that passes the layer's bytes on and measures them.</summary>
    public Stream Observe(Stream layer) => new ObservedStream(layer, _pipe.Writer);

    /// <summary>The result, once the observed stream was read to its end.</summary>
    public LayerDigest Finish()
    {
        _pipe.Writer.Complete();
        return _measuring.GetAwaiter().GetResult();
    }

    public void Dispose() => _pipe.Writer.Complete();

    private async Task<LayerDigest> Measure(GzipMeter? gzip, IncrementalHash? hash)
    {
        using (hash)
        using (gzip)
        {
            ReadResult result;
            do
            {
                result = await _pipe.Reader.ReadAsync();
                foreach (var segment in result.Buffer)
                {
                    hash?.AppendData(segment.Span);
                    gzip?.Add(segment.Span);
                }
                _pipe.Reader.AdvanceTo(result.Buffer.End);
            } while (!result.IsCompleted);
            await _pipe.Reader.CompleteAsync();
            return new LayerDigest(
                hash is null ? null : "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset()),
                gzip?.Finish(),
                gzip?.IsEstimate ?? false
            );
        }
    }

    private sealed class ObservedStream(Stream inner, PipeWriter writer) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            writer.Write(buffer[..read]);
            if (writer.UnflushedBytes >= BlockingPipe.Portion)
            {
                writer.FlushAndWait();
            }
            return read;
        }
    }
}

/// <summary>What a layer's bytes came to.</summary>
/// <param name="DiffId">SHA-256 of the uncompressed archive, as <c>sha256:…</c>; null where it was not asked for.</param>
/// <param name="GzipSize">Bytes under gzip; null where it was not asked for.</param>
internal sealed record LayerDigest(string? DiffId, long? GzipSize, bool IsEstimate);
