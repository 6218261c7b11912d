namespace HelloAspire.Comparison.Images;

/// <summary>A layer as part of one image.</summary>
/// <param name="Files">What it does to the layers below it, directories aside.</param>
public sealed record Layer(ScannedLayer Content, IReadOnlyList<LayerFile> Files)
{
    /// <summary>Zero-based place in the image, lowest first.</summary>
    public required int Index { get; init; }

    /// <summary>The build step that made the layer; empty where the image does not say.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Whether the layer is part of the base image.</summary>
    public required bool FromBase { get; init; }

    /// <summary>How many of <see cref="Files"/> are added, changed and deleted.</summary>
    public LayerChanges Changes { get; } = LayerChanges.Of(Files);

    public string DiffId => Content.DiffId;

    /// <summary>Bytes of all regular files in the layer; a hard link adds nothing.</summary>
    public long Size { get; } = Content.Size;
}

/// <summary>How many paths, directories aside, a layer adds, changes and deletes in the layers below it.</summary>
public sealed record LayerChanges(int Added, int Changed, int Deleted)
{
    internal static LayerChanges Of(IReadOnlyList<LayerFile> files)
    {
        return new(Count(LayerFileState.Added), Count(LayerFileState.Changed), Count(LayerFileState.Deleted));

        int Count(LayerFileState state) => files.Count(file => file.State == state);
    }
}
