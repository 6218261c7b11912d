using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>One layer in the JSON contract; <paramref name="Digest"/> is that of the uncompressed layer.</summary>
internal sealed record LayerDocument(
    string Digest,
    string? CreatedBy,
    long? Size,
    int? Added,
    int? Changed,
    int? Deleted,
    bool FromBase
)
{
    /// <summary>A layer of which a bill of materials tells no more than the digest.</summary>
    public static LayerDocument OfBill(Layer layer) => new(layer.DiffId, null, null, null, null, null, layer.FromBase);

    public static LayerDocument Of(Layer layer) =>
        new(
            layer.DiffId,
            layer.CreatedBy,
            layer.Size,
            layer.Changes.Added,
            layer.Changes.Changed,
            layer.Changes.Deleted,
            layer.FromBase
        );
}
