using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HelloAspire.Comparison.Inventory;

/// <summary>rpm's sqlite database: one row per package, which holds an rpm header.</summary>
internal sealed class RpmDatabase : PackageDatabase
{
    public override string Type => PackageTypes.Rpm;
    public override int LargestSize => 64 << 20;

    public override bool Matches(string path) =>
        path is "/var/lib/rpm/rpmdb.sqlite" or "/usr/lib/sysimage/rpm/rpmdb.sqlite";

    protected override IEnumerable<PackageRecord> Parse(byte[] content)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
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

    protected override bool IsDamage(Exception exception) => exception is SqliteException || base.IsDamage(exception);

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
