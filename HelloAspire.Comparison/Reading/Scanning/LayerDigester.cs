using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using HelloAspire.Comparison.Reading.Archives;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Hashes and weighs a layer's bytes on a thread of its own, while another reads its files.</summary>
internal sealed class LayerDigester : IDisposable
{
    private readonly Pipe _pipe = new(BlockingPipe.Options);
    private readonly GzipSampler? _sampler;
    private readonly HashAlgorithmName[] _algorithms;
    private readonly Task<LayerDigest> _measuring;

    /// <param name="sampler">What picks the bytes to weigh the layer by; null where its compressed size is known.</param>
    /// <param name="algorithms">What to hash the layer by; none where its digest is known.</param>
    public LayerDigester(GzipSampler? sampler, HashAlgorithmName[] algorithms)
    {
        (_sampler, _algorithms) = (sampler, algorithms);
        _measuring = Task.Run(Measure);
    }

    /// <summary>A stream that passes the layer's bytes on and measures them.</summary>
    public Stream Observe(Stream layer) => new ObservedStream(layer, this);

    /// <summary>The result, once the observed stream was read to its end.</summary>
    public LayerDigest Finish()
    {
        _pipe.Writer.Complete();
        return _measuring.GetAwaiter().GetResult();
    }

    public void Dispose() => _pipe.Writer.Complete();

    // Without a digest to compute, most bytes of a large layer need not be handed over.
    private void Add(ReadOnlySpan<byte> data)
    {
        if (_algorithms.Length > 0)
        {
            _pipe.Writer.Write(data);
        }
        else
        {
            Pick(data, picked => _pipe.Writer.Write(picked));
        }
        if (_pipe.Writer.UnflushedBytes >= BlockingPipe.Portion)
        {
            _pipe.Writer.FlushAndWait();
        }
    }

    private async Task<LayerDigest> Measure()
    {
        var hashes = Array.ConvertAll(_algorithms, IncrementalHash.CreateHash);
        using var gzip = _sampler is null ? null : new GzipMeter(_sampler);
        ReadResult result;
        do
        {
            result = await _pipe.Reader.ReadAsync();
            foreach (var segment in result.Buffer)
            {
                if (hashes.Length == 0)
                {
                    gzip?.Add(segment.Span);
                    continue;
                }
                foreach (var hash in hashes)
                {
                    hash.AppendData(segment.Span);
                }
                Pick(segment.Span, picked => gzip?.Add(picked));
            }
            _pipe.Reader.AdvanceTo(result.Buffer.End);
        } while (!result.IsCompleted);
        await _pipe.Reader.CompleteAsync();
        return new LayerDigest(Array.ConvertAll(hashes, Digest), gzip?.Finish(), _sampler is { IsExact: false });
    }

    private static string Digest(IncrementalHash hash)
    {
        using (hash)
        {
            return $"{hash.AlgorithmName.Name!.ToLowerInvariant()}:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
        }
    }

    private void Pick(ReadOnlySpan<byte> data, Action<ReadOnlySpan<byte>> take)
    {
        while (_sampler is not null && _sampler.Pick(ref data) is { IsEmpty: false } picked)
        {
            take(picked);
        }
    }

    private sealed class ObservedStream(Stream inner, LayerDigester digester) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            digester.Add(buffer[..read]);
            return read;
        }
    }
}

/// <summary>What a layer's bytes came to.</summary>
/// <param name="DiffIds">Digests of the uncompressed archive, as <c>sha256:…</c>, in the order that they were asked for.</param>
/// <param name="GzipSize">Bytes under gzip; null where it was not asked for.</param>
internal sealed record LayerDigest(string[] DiffIds, long? GzipSize, bool IsEstimate);
