using HelloAspire.Comparison.Checks.Vulnerabilities.Records;
using MemoryPack;
using Microsoft.Data.Sqlite;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Indexing;

/// <summary>What an archive's records say of each package, looked up on disk.</summary>
internal sealed class AdvisoryIndex : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _affected;
    private readonly SqliteCommand _sources;
    private readonly string _file;

    private AdvisoryIndex(SqliteConnection connection, string file)
    {
        (_connection, _file) = (connection, file);
        _affected = Lookup(
            "SELECT a.content, f.content FROM affected f JOIN advisory a ON a.number = f.advisory WHERE f.package = $key"
        );
        _sources = Lookup("SELECT source FROM binary WHERE package = $key");
        using var about = connection.CreateCommand();
        about.CommandText = "SELECT content FROM about";
        Summary = about.ExecuteScalar() is byte[] summary ? Read<IndexSummary>(summary) : throw Damaged();
    }

    public IndexSummary Summary { get; }

    /// <summary>Opens an index file; null where there is none, or a damaged one.</summary>
    public static AdvisoryIndex? Open(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        try
        {
            connection.Open();
            return new AdvisoryIndex(connection, file);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            connection.Dispose();
            return null;
        }
    }

    /// <summary>What records say of a package, in no particular order.</summary>
    /// <param name="ecosystem">With its release.</param>
    public IEnumerable<(Advisory Advisory, AffectedPackage Affected)> Find(string ecosystem, string name)
    {
        _affected.Parameters[0].Value = IndexFormat.Key(ecosystem, name);
        using var rows = _affected.ExecuteReader();
        while (rows.Read())
        {
            yield return (Read<Advisory>((byte[])rows[0]), Read<AffectedPackage>((byte[])rows[1]));
        }
    }

    /// <summary>The source packages that a binary package is built from, where records tell.</summary>
    public IReadOnlyList<string> SourcesOf(string ecosystem, string binary)
    {
        _sources.Parameters[0].Value = IndexFormat.Key(ecosystem, binary);
        using var rows = _sources.ExecuteReader();
        var sources = new List<string>();
        while (rows.Read())
        {
            sources.Add(rows.GetString(0));
        }
        return sources;
    }

    /// <summary>Removes the file: it is to be built anew.</summary>
    public void Discard() => File.Delete(_file);

    public void Dispose()
    {
        _affected.Dispose();
        _sources.Dispose();
        _connection.Dispose();
    }

    /// <summary>Whether the exception says that an index file is damaged.</summary>
    public static bool IsDamage(Exception exception) =>
        exception
            is SqliteException
                or MemoryPackSerializationException
                or InvalidCastException
                or InvalidDataException;

    private static T Read<T>(byte[] content)
        where T : class => MemoryPackSerializer.Deserialize<T>(content) ?? throw Damaged();

    private static InvalidDataException Damaged() => new("the index lacks something that it always has");

    private SqliteCommand Lookup(string query)
    {
        var command = _connection.CreateCommand();
        command.CommandText = query;
        command.Parameters.AddWithValue("$key", "");
        command.Prepare();
        return command;
    }
}
