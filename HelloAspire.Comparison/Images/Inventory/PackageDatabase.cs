using System.IO.Compression;
using System.Text.Json;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>A kind of file that lists packages. To know another kind, derive from it and add it to <see cref="PackageDatabases"/>.</summary>
internal abstract class PackageDatabase
{
    /// <summary>One of <see cref="PackageTypes"/>.</summary>
    public abstract string Type { get; }

    /// <summary>Bytes past which such a file counts as unreadable.</summary>
    public virtual int LargestSize => 16 << 20;

    /// <summary>Files, and directories of files, where a container looks for the database; links may lead there.</summary>
    public virtual IReadOnlyList<string> Places => [];

    /// <summary>Whether what was written last may lie in a log beside the database.</summary>
    public virtual bool HasLog => false;

    /// <summary>Whether the file is such a database, by its absolute path.</summary>
    public abstract bool Matches(string path);

    /// <summary>Whether a file may be such a database to which only links give the name.</summary>
    /// <param name="start">Its first bytes.</param>
    public virtual bool Resembles(string path, ReadOnlySpan<byte> start) => false;

    /// <summary>Reads the database; one that cannot be understood, or only in part, is marked so.</summary>
    /// <param name="path">Where it lies, as far as that is known.</param>
    /// <param name="log">The log beside it; null where there is none.</param>
    public PackageListing Read(byte[] content, string path = "", byte[]? log = null)
    {
        var records = new List<PackageRecord>();
        var isReadable = true;
        try
        {
            foreach (var record in content.Length == 0 ? [] : Parse(content, path, log))
            {
                isReadable &= record is not null;
                if (record is { Name.Length: > 0 })
                {
                    records.Add(record);
                }
            }
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            isReadable = false;
        }
        return new PackageListing(Type, records, isReadable);
    }

    /// <summary>Lists the packages; may throw whatever <see cref="IsDamage"/> knows.</summary>
    /// <returns>Null for each that cannot be understood.</returns>
    protected abstract IEnumerable<PackageRecord?> Parse(byte[] content);

    /// <summary>The same for databases that have a log, or of which the name tells something.</summary>
    protected virtual IEnumerable<PackageRecord?> Parse(byte[] content, string path, byte[]? log) => Parse(content);

    /// <summary>Whether the exception says that the content is malformed.</summary>
    protected virtual bool IsDamage(Exception exception) =>
        exception
            is FormatException
                or JsonException
                or InvalidDataException
                or DamagedImageException
                or EndOfStreamException
                or InvalidOperationException
                or ArgumentException
                or KeyNotFoundException
                or OverflowException;

    /// <summary>Reads JSON as its readers do: a byte order mark, comments and trailing commas are no fault.</summary>
    protected static JsonDocument ParseJson(byte[] content) =>
        JsonDocument.Parse(
            FileText.WithoutMark(content),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );

    /// <summary>Reads an entry of an archive; null where it is longer than the limit, in bytes.</summary>
    /// <exception cref="InvalidDataException">It is longer than it says.</exception>
    /// <exception cref="EndOfStreamException">It is shorter.</exception>
    protected static byte[]? ReadEntry(ZipArchiveEntry entry, int limit)
    {
        if (entry.Length > limit)
        {
            return null;
        }
        using var stream = entry.Open();
        var content = new byte[entry.Length];
        stream.ReadExactly(content);
        return stream.ReadByte() < 0 ? content : throw new InvalidDataException("an entry is longer than it says");
    }
}
