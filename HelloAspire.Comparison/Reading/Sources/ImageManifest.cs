namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>What a manifest, Docker's or OCI's, tells of one image.</summary>
/// <param name="Digest">The digest of OCI's manifest, which pins all else; null where nothing does.</param>
/// <param name="Config">The configuration, as JSON.</param>
/// <param name="Layers">Lowest first.</param>
internal sealed record ImageManifest(string? Digest, byte[] Config, IReadOnlyList<LayerBlob> Layers);

/// <summary>A layer's place among the blobs.</summary>
/// <param name="Size">Bytes as stored; null where the manifest does not tell.</param>
/// <param name="Origin">Where it is to be had if it is not there; null for most.</param>
internal sealed record LayerBlob(string Path, long? Size = null, string? Origin = null);
