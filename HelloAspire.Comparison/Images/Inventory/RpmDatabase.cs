using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>rpm's sqlite database: one row per package, which holds an rpm header.</summary>
internal sealed class RpmDatabase : PackageDatabase
{
    // A row takes about ten instructions. Views and twisted trees, which the image's author may plant, go on for ever.
    private const int InstructionsPerRound = 100_000;
    private const int MostRounds = 20;

    // A package of 20,000 files has a header of five million bytes.
    private const int LongestRow = 8 << 20;

    private const string FileName = "rpmdb.sqlite";

    public override string Type => PackageTypes.Rpm;
    public override int LargestSize => 40 << 20;
    public override bool HasLog => true;
    public override IReadOnlyList<string> Places { get; } = RpmDirectories.With(FileName);

    public override bool Matches(string path) => Places.Contains(path);

    public override bool Resembles(string path, ReadOnlySpan<byte> start) =>
        path.EndsWith("/" + FileName, StringComparison.Ordinal);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content) => Parse(content, "", null);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content, string path, byte[]? log)
    {
        var whole = log is { Length: > 0 } ? SqliteLog.Apply(content, log) : content;
        if (whole.Length > 20)
        {
            // In memory there is no log: the database stands for itself (SQLite file format, 1.3.3).
            (whole[18], whole[19]) = (1, 1);
        }
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var rounds = 0;
        raw.sqlite3_progress_handler(connection.Handle, InstructionsPerRound, _ => ++rounds > MostRounds ? 1 : 0, null);
        raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, LongestRow);
        var pinned = GCHandle.Alloc(whole, GCHandleType.Pinned);
        try
        {
            var code = raw.sqlite3_deserialize(
                connection.Handle,
                "main",
                pinned.AddrOfPinnedObject(),
                whole.Length,
                whole.Length,
                raw.SQLITE_DESERIALIZE_READONLY
            );
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
            foreach (var record in Packages(connection))
            {
                yield return record;
            }
        }
        finally
        {
            connection.Close();
            pinned.Free();
        }
    }

    protected override bool IsDamage(Exception exception) => exception is SqliteException || base.IsDamage(exception);

    private static IEnumerable<PackageRecord?> Packages(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT blob FROM Packages";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return rows[0] is byte[] header ? RpmHeader.ToRecord(header) : null;
        }
    }
}
