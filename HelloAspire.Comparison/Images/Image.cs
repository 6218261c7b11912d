using HelloAspire.Comparison.Images.Dockerfiles;
using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Images;

/// <summary>An image: its configuration, its layers and the files that they merge to.</summary>
public sealed record Image
{
    /// <summary>The name to show: the variant's, else the reference.</summary>
    public required string Name { get; init; }

    /// <summary>What the user asked for, as <c>hello:1</c> or <c>oci-archive:hello.tar</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>The engine's ID, or the digest of the configuration, as <c>sha256:…</c>; empty where a bill does not tell it.</summary>
    public required string Id { get; init; }
    public required ImageConfig Config { get; init; }

    /// <summary>Where the configuration held secrets: it holds masks in their place.</summary>
    public IReadOnlyList<SettingSecret> Secrets { get; init; } = [];

    /// <summary>Lowest first.</summary>
    public required IReadOnlyList<Layer> Layers { get; init; }
    public required FileTree Tree { get; init; }
    public required Sizes Size { get; init; }

    /// <summary>Null where no base image could be found.</summary>
    public BaseImage? Base { get; init; }

    /// <summary>The image's name in the engine; null for an image in a file, and for one that was named by its ID.</summary>
    public string? EngineName { get; init; }

    /// <summary>The stage of the Dockerfile that the image was built from; null where no Dockerfile is known.</summary>
    public FinalStage? Stage { get; init; }

    /// <summary>The bill of materials that is all there is of the image; null for an image that was read itself.</summary>
    public BillOfMaterials? Bill { get; init; }

    /// <summary>
    /// Whether only a bill of materials is at hand: then sizes, files, settings and secrets are not known, and what holds them
    /// here is empty.
    /// </summary>
    public bool IsBill => Bill is not null;

    /// <summary>Merges the layers of an image that was read.</summary>
    /// <exception cref="DamagedImageException">The layers contradict each other.</exception>
    internal static Image Merge(
        ScannedImage scanned,
        ImageConfig config,
        BaseImage? basis,
        string reference,
        string? name
    )
    {
        var merge = new LayerMerge();
        var createdBy = config
            .History.Where(step => step.LayerIndex is not null)
            .ToDictionary(step => step.LayerIndex!.Value, step => step.CreatedBy);
        var layers = scanned
            .Layers.Select(
                (layer, index) =>
                    new Layer(layer, merge.Add(layer))
                    {
                        Index = index,
                        CreatedBy = createdBy.GetValueOrDefault(index, ""),
                        FromBase = index < ((scanned.Bill?.Base ?? basis)?.LayerCount ?? 0),
                    }
            )
            .ToList();
        return new Image
        {
            Name = name ?? reference,
            Reference = reference,
            Id = scanned.Id,
            Config = config,
            Secrets = scanned.Secrets,
            Layers = layers,
            Tree = merge.Tree,
            Size = Sizes.Of(scanned.Layers, merge.Tree),
            Base = scanned.Bill?.Base ?? basis,
            Bill = scanned.Bill,
        };
    }

    /// <summary>The node by which a container sees a file that a layer wrote, through whatever links; null where it sees none.</summary>
    /// <param name="layerIndex">Zero-based place of the layer.</param>
    /// <param name="writtenPath">As the layer writes it.</param>
    public FileNode? Seen(int layerIndex, string writtenPath)
    {
        // Mostly where links lead; a file may also have moved with a directory, or live on under another hard link.
        var node = Tree.Resolve(writtenPath);
        return IsIt(node) ? node : Tree.Files.FirstOrDefault(IsIt);

        bool IsIt(FileNode? file) =>
            file?.Content is { } content && content.LayerIndex == layerIndex && content.WrittenPath == writtenPath;
    }

    /// <summary>The lines of one of the small files that are kept, as a container sees it; none where it is not there.</summary>
    internal IEnumerable<string> ReadLines(string path) =>
        Tree.Resolve(path)?.Content is { } file
        && Layers[file.LayerIndex].Content.Documents.TryGetValue(file.WrittenPath, out var content)
            ? FileText.Lines(content)
            : [];

    /// <summary>Whether the path was last written by a layer of the base image.</summary>
    public bool IsFromBase(FileNode node) => IsFromBase(node.LayerIndex);

    /// <summary>Whether the layer belongs to the base image.</summary>
    public bool IsFromBase(int layerIndex) => layerIndex < (Base?.LayerCount ?? 0);

    /// <summary>Whether the step was part of the base image's build.</summary>
    public bool IsFromBase(HistoryStep step) => step.Index < (Base?.StepCount ?? 0);
}
