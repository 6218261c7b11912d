namespace HelloAspire.Comparison.Images;

/// <summary>The bytes of one regular file; hard links to it share the same instance.</summary>
public sealed class FileContent(LayerEntry entry, int layerIndex)
{
    /// <summary>Bytes.</summary>
    public long Size => entry.Size;

    public Sha256Digest Sha256 => entry.Sha256;

    /// <summary>Zero-based index of the layer that holds the bytes.</summary>
    public int LayerIndex => layerIndex;
}
