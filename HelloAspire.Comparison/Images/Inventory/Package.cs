namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>A package in an image.</summary>
/// <param name="Type">One of <see cref="PackageTypes"/>.</param>
/// <param name="Version">As the database states it, with the epoch where it has one.</param>
public sealed record Package(string Type, string Name, string Version)
{
    /// <summary>The source package that a distribution built it from; null where none is named.</summary>
    public SourcePackage? Source { get; init; }

    /// <summary>The stream of an rpm module that it is of, as <c>nodejs:18</c>; null where none is told.</summary>
    public string? Module { get; init; }

    /// <summary>The file that tells of it; null where that is a distribution's database of all its packages.</summary>
    public string? Path { get; init; }

    /// <summary>Zero-based index of the layer that brought the package, in this version; null where no layer did.</summary>
    public int? Layer { get; init; }
}
