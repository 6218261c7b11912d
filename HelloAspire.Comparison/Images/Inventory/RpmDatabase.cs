using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>rpm's sqlite database: one row per package, which holds an rpm header.</summary>
internal sealed class RpmDatabase : PackageDatabase
{
    public override string Type => PackageTypes.Rpm;
    public override int LargestSize => 64 << 20;

    // A row takes about ten instructions. Views and twisted trees, which the image's author may plant, go on for ever.
    private const int InstructionsPerRound = 100_000;
    private const int MostRounds = 20;
    private const int LongestRow = 16 << 20;

    public override bool Matches(string path) =>
        path is "/var/lib/rpm/rpmdb.sqlite" or "/usr/lib/sysimage/rpm/rpmdb.sqlite";

    protected override IEnumerable<PackageRecord> Parse(byte[] content)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var rounds = 0;
        raw.sqlite3_progress_handler(connection.Handle, InstructionsPerRound, _ => ++rounds > MostRounds ? 1 : 0, null);
        raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, LongestRow);
        var pinned = GCHandle.Alloc(content, GCHandleType.Pinned);
        try
        {
            var code = raw.sqlite3_deserialize(
                connection.Handle,
                "main",
                pinned.AddrOfPinnedObject(),
                content.Length,
                content.Length,
                raw.SQLITE_DESERIALIZE_READONLY
            );
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
            return Packages(connection).ToList();
        }
        finally
        {
            connection.Close();
            pinned.Free();
        }
    }

    protected override bool IsDamage(Exception exception) =>
        exception is SqliteException or InvalidCastException || base.IsDamage(exception);

    private IEnumerable<PackageRecord> Packages(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT blob FROM Packages";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var header = new RpmHeader((byte[])rows[0]);
            // Trusted keys are listed as packages of this name.
            if (header.Name != "gpg-pubkey")
            {
                yield return new PackageRecord(Type, header.Name, header.Version);
            }
        }
    }
}
