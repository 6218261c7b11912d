using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Comparison.Images.Secrets;
using MemoryPack;

namespace HelloAspire.Comparison.Images;

/// <summary>All that reading an image's bytes gives: its configuration and its layers, not yet merged.</summary>
[MemoryPackable]
internal sealed partial record ScannedImage
{
    /// <summary>The engine's ID, or the digest of the configuration, as <c>sha256:…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The configuration, as JSON; once the image is read, with its secrets masked.</summary>
    public required byte[] Config { get; init; }

    /// <summary>The secrets that were masked in the configuration.</summary>
    public List<SettingSecret> Secrets { get; init; } = [];

    /// <summary>Lowest first.</summary>
    public required List<ScannedLayer> Layers { get; init; }

    /// <summary>The bill of materials that all of it comes from; null for an image that was read itself.</summary>
    [MemoryPackIgnore]
    public BillOfMaterials? Bill { get; init; }

    /// <summary>Whether the compressed size of a layer is an estimate.</summary>
    [MemoryPackIgnore]
    public bool HasEstimates => Layers.Any(layer => layer.CompressedIsEstimate);
}
