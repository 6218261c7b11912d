using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;

namespace HelloAspire.Tests.Comparison.Images.Inventory;

/// <summary>rpm's databases, written by hand; and recorded ones, in formats that Debian's rpm cannot write.</summary>
internal static class RpmSamples
{
    private const int PageSize = 4096;

    /// <summary>
    /// A real database, and what rpm 4.18 listed of it. <c>ndb</c>: written by rpm itself, built with --enable-ndb, by 300
    /// installs, 129 erasures and 10 updates. <c>bdb</c> and <c>bdb-big-endian</c>: headers of rpm's, put and partly deleted
    /// by libdb 5.3 in its hash tables as rpm before 4.16 did.
    /// </summary>
    public static (byte[] Database, string Told) Recorded(string name)
    {
        var file = Repository.PathTo(
            "HelloAspire.Tests",
            "Comparison",
            "Images",
            "Inventory",
            "Recorded",
            "rpm-" + name
        );
        using var gzip = new GZipStream(File.OpenRead(file + ".gz"), CompressionMode.Decompress);
        using var database = new MemoryStream();
        gzip.CopyTo(database);
        return (database.ToArray(), string.Join(", ", File.ReadAllLines(file + ".txt")));
    }

    /// <summary>An rpm header: counts of tags and of bytes, the tags with their places, the values.</summary>
    public static byte[] Header(
        string name,
        string version,
        string release,
        int? epoch = null,
        string? source = null,
        string? module = null
    )
    {
        var data = new List<byte>();
        var index = new List<int>();
        (int Tag, string Text)[] texts =
        [
            (1000, name),
            (1001, version),
            (1002, release),
            (1044, source ?? ""),
            (5096, module ?? ""),
        ];
        foreach (var (tag, text) in texts)
        {
            index.AddRange([tag, 6, data.Count, 1]);
            data.AddRange([.. Encoding.UTF8.GetBytes(text), 0]);
        }
        if (epoch is { } number)
        {
            index.AddRange([1003, 4, data.Count, 1]);
            data.AddRange(BigEndian(number));
        }
        return [.. BigEndian(index.Count / 4), .. BigEndian(data.Count), .. index.SelectMany(BigEndian), .. data];
    }

    /// <summary>A sqlite database of one package in a journal mode.</summary>
    /// <param name="header">The package's; of bash where none is given.</param>
    public static byte[] Sqlite(string journalMode, byte[]? header = null)
    {
        var folder = Directory.CreateTempSubdirectory("rpm-sample-");
        try
        {
            var path = Path.Join(folder.FullName, "rpmdb.sqlite");
            using (var connection = new SqliteConnection($"Data Source={path};Pooling=false"))
            {
                connection.Open();
                Run(connection, $"PRAGMA journal_mode={journalMode}");
                Run(connection, "CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)");
                Insert(connection, header ?? Header("bash", "5.2.26", "6.el10"));
            }
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A database and the log beside it, which holds what was written last: the database alone has no packages.</summary>
    public static (byte[] Database, byte[] Log) SqliteWithLog(params string[] names)
    {
        var folder = Directory.CreateTempSubdirectory("rpm-sample-");
        try
        {
            var path = Path.Join(folder.FullName, "rpmdb.sqlite");
            using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
            connection.Open();
            Run(connection, "PRAGMA journal_mode=wal");
            Run(connection, "PRAGMA wal_autocheckpoint=0");
            Run(connection, "CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)");
            Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            foreach (var name in names)
            {
                Insert(connection, Header(name, "1.0", "1"));
            }
            return (Copy(path), Copy(path + "-wal"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A database of rpm's own format, of a page of slots and blobs of sixteen bytes a block.</summary>
    public static byte[] Ndb(params (string Name, string Version)[] packages)
    {
        var database = new List<byte>(new byte[PageSize]);
        Write(0, "RpmP"u8, 0, 1, 1, (uint)packages.Length + 1);
        foreach (var (index, package) in packages.Index())
        {
            var header = Header(package.Name, package.Version, "1");
            var offset = (uint)database.Count / 16;
            var number = (uint)index + 1;
            var length = (16 + header.Length + 12 + 15) / 16 * 16;
            Write(32 + (16 * index), "Slot"u8, number, offset, (uint)length / 16);
            var blob = new byte[length];
            "BlbS"u8.CopyTo(blob);
            BinaryPrimitives.WriteUInt32LittleEndian(blob.AsSpan(4), number);
            BinaryPrimitives.WriteUInt32LittleEndian(blob.AsSpan(8), 1);
            BinaryPrimitives.WriteUInt32LittleEndian(blob.AsSpan(12), (uint)header.Length);
            header.CopyTo(blob, 16);
            database.AddRange(blob);
        }
        for (var slot = 32 + (16 * packages.Length); slot < PageSize; slot += 16)
        {
            Write(slot, "Slot"u8);
        }
        return [.. database];

        void Write(int place, ReadOnlySpan<byte> magic, params uint[] numbers)
        {
            byte[] bytes = [.. magic, .. numbers.SelectMany(BitConverter.GetBytes)];
            foreach (var (index, value) in bytes.Index())
            {
                database[place + index] = value;
            }
        }
    }

    private static void Insert(SqliteConnection connection, byte[] header)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO Packages (blob) VALUES ($header)";
        command.Parameters.AddWithValue("$header", header);
        command.ExecuteNonQuery();
    }

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    // SQLite still has it open.
    private static byte[] Copy(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
