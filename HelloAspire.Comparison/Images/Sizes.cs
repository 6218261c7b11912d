namespace HelloAspire.Comparison.Images;

/// <summary>What an image weighs, in bytes.</summary>
/// <param name="Stored">Bytes of all regular files in all layers; a hard link adds nothing.</param>
/// <param name="Live">Bytes visible once the layers are merged.</param>
/// <param name="Compressed">Bytes of the layers as a registry would hold them.</param>
/// <param name="CompressedIsEstimate">Whether a part of <paramref name="Compressed"/> was extrapolated from samples.</param>
public sealed record Sizes(long Stored, long Live, long Compressed, bool CompressedIsEstimate)
{
    /// <summary>Bytes stored that no container sees: overwritten or deleted by a later layer.</summary>
    public long Waste => Stored - Live;

    /// <summary>Live over stored, from 0 to 1; an image without files wastes nothing.</summary>
    public double Efficiency => Stored == 0 ? 1 : (double)Live / Stored;

    internal static Sizes Of(IReadOnlyCollection<ScannedLayer> layers, FileTree tree) =>
        new(
            layers.Sum(layer => layer.Size),
            tree.Files.Select(file => file.Content!)
                .Distinct(ReferenceEqualityComparer.Instance)
                .Cast<FileContent>()
                .Sum(content => content.Size),
            layers.Sum(layer => layer.CompressedSize),
            layers.Any(layer => layer.CompressedIsEstimate)
        );
}
