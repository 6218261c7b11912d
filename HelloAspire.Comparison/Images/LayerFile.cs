namespace HelloAspire.Comparison.Images;

/// <summary>A path, no directory, that a layer adds, changes or deletes.</summary>
/// <param name="Path">Where a container has it, or had it.</param>
/// <param name="Entry">The layer's own entry; of a deleted path, what lower layers hold there.</param>
public readonly record struct LayerFile(string Path, LayerFileState State, LayerEntry Entry);

/// <summary>What a layer does to a path of the layers below it.</summary>
public enum LayerFileState : byte
{
    Added,
    Changed,
    Deleted,
}
