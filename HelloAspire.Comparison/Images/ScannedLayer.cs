using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Comparison.Images.Secrets;
using MemoryPack;

namespace HelloAspire.Comparison.Images;

/// <summary>All that one pass over a layer's archive found, whatever image the layer is part of.</summary>
[MemoryPackable]
public sealed partial record ScannedLayer
{
    /// <summary>Stands for a digest that the image's configuration will tell.</summary>
    internal const string Unchecked = "";

    /// <summary>A layer without any entry.</summary>
    internal static ScannedLayer Empty { get; } =
        new()
        {
            DiffId = Unchecked,
            Entries = [],
            Documents = [],
            Packages = [],
            Secrets = [],
        };

    /// <summary>SHA-256 of the uncompressed archive, as <c>sha256:…</c>.</summary>
    public required string DiffId { get; init; }

    /// <summary>The digest in the algorithm that the layer's own blob is named by; null where that is SHA-256 too.</summary>
    [MemoryPackIgnore]
    public string? OtherDiffId { get; init; }

    /// <summary>Bytes of the layer as a registry would hold it.</summary>
    public long CompressedSize { get; init; }

    /// <summary>Whether <see cref="CompressedSize"/> was extrapolated from evenly spread samples.</summary>
    public bool CompressedIsEstimate { get; init; }

    /// <summary>Entries in the order of the archive.</summary>
    public required List<LayerEntry> Entries { get; init; }

    /// <summary>Content of small files that checks read, by path: accounts, release names.</summary>
    public required Dictionary<string, byte[]> Documents { get; init; }

    /// <summary>What the package databases list, by their path.</summary>
    public required Dictionary<string, PackageListing> Packages { get; init; }

    /// <summary>Places where a well-known secret pattern matched.</summary>
    public required List<SecretMatch> Secrets { get; init; }

    /// <summary>Bytes of all regular files in the layer; a hard link adds nothing.</summary>
    public long Size => Entries.Sum(entry => entry.Kind == EntryKind.File ? entry.Size : 0);
}
