namespace HelloAspire.Comparison.Images;

/// <summary>A layer as part of one image.</summary>
public sealed record Layer(ScannedLayer Content, LayerChanges Changes)
{
    /// <summary>Zero-based place in the image, lowest first.</summary>
    public required int Index { get; init; }

    /// <summary>The build step that made the layer; empty where the image does not say.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Whether the layer is part of the base image.</summary>
    public required bool FromBase { get; init; }

    public string DiffId => Content.DiffId;

    /// <summary>Bytes of all regular files in the layer; a hard link adds nothing.</summary>
    public long Size { get; } = Content.Size;
}

/// <summary>How many paths, directories aside, a layer adds, changes and deletes in the layers below it.</summary>
public sealed record LayerChanges(int Added, int Changed, int Deleted);
