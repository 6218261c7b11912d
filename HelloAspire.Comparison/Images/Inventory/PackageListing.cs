using MemoryPack;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>What one package database lists.</summary>
/// <param name="Type">The type that the database is of, one of <see cref="PackageTypes"/>.</param>
/// <param name="IsReadable">False where the database is there but cannot be understood, or only in part.</param>
/// <param name="IsProgram">Whether a program tells it of itself, wherever the program lies.</param>
[MemoryPackable]
public sealed partial record PackageListing(
    string Type,
    List<PackageRecord> Records,
    bool IsReadable = true,
    bool IsProgram = false
)
{
    public static PackageListing Unreadable(string type) => new(type, [], IsReadable: false);
}
