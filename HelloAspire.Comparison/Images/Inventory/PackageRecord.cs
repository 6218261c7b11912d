using MemoryPack;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>A package as one database lists it.</summary>
/// <param name="Files">
/// Files of which at least one must be in the image for the package to count, relative to the database's
/// directory; null where the database itself is proof.
/// </param>
[MemoryPackable]
public sealed partial record PackageRecord(string Type, string Name, string Version, List<string>? Files = null)
{
    /// <summary>The source package that a distribution built it from; null where none is named.</summary>
    public SourcePackage? Source { get; init; }

    /// <summary>The stream of an rpm module that it is of, as <c>nodejs:18</c>; null where none is told.</summary>
    public string? Module { get; init; }
}
