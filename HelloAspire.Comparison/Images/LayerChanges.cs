namespace HelloAspire.Comparison.Images;

/// <summary>How many paths, directories aside, a layer adds, changes and deletes in the layers below it.</summary>
public sealed record LayerChanges(int Added, int Changed, int Deleted);
