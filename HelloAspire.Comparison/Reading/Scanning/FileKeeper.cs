using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Keeps the content of a file that lists packages or that checks read.</summary>
internal sealed class FileKeeper
{
    private byte[] _content;
    private readonly bool _isWhole;
    private int _length;

    private FileKeeper(LayerEntry entry, PackageDatabase? database)
    {
        (Path, Database) = (entry.Path, database);
        var limit = database?.LargestSize ?? SmallFiles.Largest;
        _isWhole = entry.Size <= limit;
        // Half a database cannot be read, half a list of accounts can.
        _content = _isWhole || database is null ? new byte[Math.Min(entry.Size, limit)] : [];
    }

    public string Path { get; }

    /// <summary>Null for a file that checks read.</summary>
    public PackageDatabase? Database { get; }

    /// <summary>The content; null where there is too much of it.</summary>
    public byte[]? Content => _isWhole || Database is null ? _content : null;

    /// <summary>A keeper for the file, or null where nobody will ask for its content.</summary>
    /// <param name="start">The file's first bytes: links may give it a name that its path does not tell.</param>
    public static FileKeeper? For(LayerEntry entry, ReadOnlySpan<byte> start)
    {
        var database = PackageDatabases.For(entry.Path) ?? PackageDatabases.Resembling(entry.Path, start);
        return database is null && !SmallFiles.AreRead(entry, start) ? null : new FileKeeper(entry, database);
    }

    /// <summary>Lets the content go.</summary>
    public void Release() => _content = [];

    public void Add(ReadOnlySpan<byte> data)
    {
        var room = Math.Min(data.Length, _content.Length - _length);
        data[..room].CopyTo(_content.AsSpan(_length));
        _length += room;
    }
}
