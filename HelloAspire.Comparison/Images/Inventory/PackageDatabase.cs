namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>A kind of file that lists packages. To know another kind, derive from it and add it to <see cref="PackageDatabases"/>.</summary>
internal abstract class PackageDatabase
{
    /// <summary>One of <see cref="PackageTypes"/>.</summary>
    public abstract string Type { get; }

    /// <summary>Bytes past which such a file counts as unreadable.</summary>
    public virtual int LargestSize => 16 << 20;

    /// <summary>Whether the file is such a database, by its absolute path.</summary>
    public abstract bool Matches(string path);

    /// <summary>Reads the database; one that cannot be read is marked so.</summary>
    public PackageListing Read(byte[] content)
    {
        try
        {
            return new PackageListing(Type, [.. Parse(content).Where(record => record.Name.Length > 0)]);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return PackageListing.Unreadable(Type);
        }
    }

    /// <summary>Lists the packages; may throw whatever <see cref="IsDamage"/> knows.</summary>
    protected abstract IEnumerable<PackageRecord> Parse(byte[] content);

    /// <summary>Whether the exception says that the content is malformed.</summary>
    protected virtual bool IsDamage(Exception exception) =>
        exception
            is FormatException
                or System.Text.Json.JsonException
                or InvalidDataException
                or InvalidOperationException
                or ArgumentOutOfRangeException
                or KeyNotFoundException;
}
