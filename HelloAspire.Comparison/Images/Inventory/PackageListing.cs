using MemoryPack;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>What one package database lists.</summary>
/// <param name="Type">The type that the database is of, one of <see cref="PackageTypes"/>.</param>
/// <param name="IsReadable">False where the database is there but cannot be read.</param>
[MemoryPackable]
public sealed partial record PackageListing(string Type, List<PackageRecord> Records, bool IsReadable = true)
{
    public static PackageListing Unreadable(string type) => new(type, [], IsReadable: false);
}
