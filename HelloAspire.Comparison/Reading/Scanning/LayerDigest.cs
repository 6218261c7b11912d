namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>What a layer's bytes came to.</summary>
/// <param name="DiffId">SHA-256 of the uncompressed archive, as <c>sha256:…</c>; null where it was not asked for.</param>
/// <param name="GzipSize">Bytes under gzip; null where it was not asked for.</param>
internal sealed record LayerDigest(string? DiffId, long? GzipSize, bool IsEstimate);
