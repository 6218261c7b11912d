using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>What is kept of a layer's files: those that checks read, and what package databases list.</summary>
internal sealed class KeptFiles(ScanBudget budget)
{
    // A database that keeps a log beside it can only be read once the log is known too.
    private const long MostWaiting = 48 << 20;
    private const int Large = 4 << 20;

    private readonly Dictionary<string, FileKeeper> _waiting = new(StringComparer.Ordinal);
    private long _waitingBytes;

    public Dictionary<string, byte[]> Documents { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, PackageListing> Packages { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a file; what an earlier one of the same path in the layer held is gone.</summary>
    public void Add(string path, FileKeeper? file, PackageListing? embedded)
    {
        Documents.Remove(path);
        Packages.Remove(path);
        _waiting.Remove(path);
        if (embedded is not null)
        {
            Packages[path] = budget.Bound(embedded);
        }
        else if (file is { Database: null, Content: { } content })
        {
            budget.AddDocument(content.Length);
            Documents[path] = path.EndsWith("os-release", StringComparison.Ordinal)
                ? content
                : AccountMask.Apply(content);
        }
        else if (file is { Database.HasLog: true })
        {
            _waitingBytes += file.Content?.Length ?? 0;
            _waiting[path] = file;
            if (_waitingBytes > MostWaiting)
            {
                Finish();
            }
        }
        else if (file is not null)
        {
            Read(file, log: null);
            if (file.Content is { Length: > Large })
            {
                file.Release();
                Release();
            }
        }
    }

    // Large arrays wait for the oldest generation: without this, one database would be held beside the next.
    private static void Release() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);

    /// <summary>Reads the databases that waited for their logs.</summary>
    public void Finish()
    {
        foreach (var (path, file) in _waiting)
        {
            Read(file, _waiting.GetValueOrDefault(path + SqliteLogFile.Suffix)?.Content);
            // A log is asked for again by its database.
            if (file.Content is { Length: > Large } && file.Database is not SqliteLogFile)
            {
                file.Release();
                Release();
            }
        }
        _waiting.Clear();
        _waitingBytes = 0;
    }

    private void Read(FileKeeper file, byte[]? log)
    {
        var database = file.Database!;
        Packages[file.Path] = budget.Bound(
            file.Content is { } content
                ? database.Read(content, file.Path, log)
                : PackageListing.Unreadable(database.Type)
        );
    }
}
