using HelloAspire.Comparison.Checks.Vulnerabilities.Archives;
using HelloAspire.Comparison.Checks.Vulnerabilities.Ecosystems;
using HelloAspire.Comparison.Checks.Vulnerabilities.Records;
using MemoryPack;
using Microsoft.Data.Sqlite;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Indexing;

/// <summary>Writes an archive's index.</summary>
internal static class IndexBuilder
{
    private const int MostNamed = 20;

    /// <summary>Writes the index to a new file.</summary>
    /// <exception cref="InvalidDataException">The archive as a whole cannot be used.</exception>
    public static void Write(
        OsvArchive archive,
        string file,
        Action<long, long>? progress,
        CancellationToken cancellationToken
    )
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        // The file counts only once it is whole and has got its name: a journal would guard nothing.
        Run(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + IndexFormat.Tables);
        using var transaction = connection.BeginTransaction();
        using var rows = new IndexRows(connection);
        var binaries = new HashSet<(string, string)>();
        var (count, withdrawn) = (0, 0);
        DateTimeOffset? newest = null;
        foreach (var record in archive.Read(progress, cancellationToken))
        {
            newest = newest is { } known && !(record.Modified > known) ? known : record.Modified ?? newest;
            if (record.Withdrawn is not null)
            {
                withdrawn++;
                continue;
            }
            count++;
            Add(record, rows, binaries);
        }
        var named = archive.Skipped.Take(MostNamed).Select(skip => $"{skip.Name}: {skip.Reason}").ToList();
        rows.Add(new IndexSummary(newest, count, withdrawn, archive.Skipped.Count, named));
        transaction.Commit();
        Run(connection, IndexFormat.Keys);
    }

    private static void Add(OsvRecord record, IndexRows rows, HashSet<(string, string)> binaries)
    {
        long? number = null;
        foreach (var affected in record.Affected ?? [])
        {
            if (affected?.Package is not { } package)
            {
                continue;
            }
            var ecosystem = Ecosystem.Parse(package.Ecosystem);
            var key = IndexFormat.Key(ecosystem.ToString(), PackageEcosystem.NameOf(ecosystem.Name, package.Name));
            number ??= rows.Add(AdvisoryReader.Read(record));
            rows.Add(key, number.Value, AdvisoryReader.Read(record, affected));
            foreach (var binary in AdvisoryReader.Binaries(affected))
            {
                var binaryKey = IndexFormat.Key(ecosystem.ToString(), binary);
                if (binary != package.Name && binaries.Add((binaryKey, package.Name)))
                {
                    rows.Add(binaryKey, package.Name);
                }
            }
        }
    }

    private static void Run(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    /// <summary>Adds rows to the tables.</summary>
    private sealed class IndexRows(SqliteConnection connection) : IDisposable
    {
        private readonly Insert _advisory = new(connection, "advisory(number, content)", 2);
        private readonly Insert _affected = new(connection, "affected(package, advisory, content)", 3);
        private readonly Insert _binary = new(connection, "binary(package, source)", 2);
        private readonly Insert _about = new(connection, "about(content)", 1);
        private long _last;

        public long Add(Advisory advisory)
        {
            _advisory.Run(++_last, MemoryPackSerializer.Serialize(advisory));
            return _last;
        }

        public void Add(string package, long advisory, AffectedPackage affected) =>
            _affected.Run(package, advisory, MemoryPackSerializer.Serialize(affected));

        public void Add(string binary, string source) => _binary.Run(binary, source);

        public void Add(IndexSummary summary) => _about.Run(MemoryPackSerializer.Serialize(summary));

        public void Dispose()
        {
            _advisory.Dispose();
            _affected.Dispose();
            _binary.Dispose();
            _about.Dispose();
        }
    }

    /// <summary>A prepared statement.</summary>
    private sealed class Insert : IDisposable
    {
        private readonly SqliteCommand _command;

        public Insert(SqliteConnection connection, string table, int columns)
        {
            _command = connection.CreateCommand();
            var names = Enumerable.Range(0, columns).Select(column => $"$p{column}").ToList();
            _command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", names)})";
            foreach (var name in names)
            {
                _command.Parameters.AddWithValue(name, DBNull.Value);
            }
        }

        public void Run(params ReadOnlySpan<object> values)
        {
            for (var column = 0; column < values.Length; column++)
            {
                _command.Parameters[column].Value = values[column];
            }
            _command.ExecuteNonQuery();
        }

        public void Dispose() => _command.Dispose();
    }
}
