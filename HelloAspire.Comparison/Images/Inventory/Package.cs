namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>A package in an image.</summary>
/// <param name="Type">One of <see cref="PackageTypes"/>.</param>
public sealed record Package(string Type, string Name, string Version);
