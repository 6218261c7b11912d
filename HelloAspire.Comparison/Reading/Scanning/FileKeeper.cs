using System.Buffers;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Keeps the content of a file that lists packages or that checks read.</summary>
internal sealed class FileKeeper
{
    private readonly string _path;
    private readonly PackageDatabase? _database;
    private readonly int _limit;
    private readonly ArrayBufferWriter<byte> _content = new();
    private bool _isWhole = true;

    private readonly ScanBudget _budget;

    private FileKeeper(string path, PackageDatabase? database, ScanBudget budget)
    {
        (_path, _database, _budget) = (path, database, budget);
        _limit = database?.LargestSize ?? SmallFiles.Largest;
    }

    /// <summary>A keeper for the file, or null where nobody will ask for its content.</summary>
    public static FileKeeper? For(LayerEntry entry, ScanBudget budget)
    {
        var database = PackageDatabases.For(entry.Path);
        if (database is null && !SmallFiles.AreRead(entry.Path))
        {
            return null;
        }
        return new FileKeeper(entry.Path, database, budget);
    }

    public void Add(ReadOnlySpan<byte> data)
    {
        var room = _limit - _content.WrittenCount;
        _isWhole &= data.Length <= room;
        _content.Write(data[..Math.Min(room, data.Length)]);
    }

    public void Finish(FileScanner files)
    {
        if (_database is null)
        {
            _budget.AddDocument(_content.WrittenCount);
            files.Documents[_path] = _content.WrittenSpan.ToArray();
        }
        else
        {
            var listing = _isWhole
                ? _database.Read(_content.WrittenSpan.ToArray())
                : PackageListing.Unreadable(_database.Type);
            _budget.AddPackages(listing.Records.Count);
            files.Packages[_path] = listing;
        }
    }
}
