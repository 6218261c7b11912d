using HelloAspire.Comparison.Checks;
using HelloAspire.Tests.Comparison.Samples;
using Microsoft.Data.Sqlite;

namespace HelloAspire.Tests.Comparison.Images.Inventory;

/// <summary>rpm's databases in each form and at each place; what Debian's rpm itself says is in <see cref="RealToolSpecs"/>.</summary>
public sealed class RpmSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Theory]
    [InlineData("wal", "var/lib/rpm")]
    [InlineData("delete", "var/lib/rpm")]
    [InlineData("wal", "usr/lib/sysimage/rpm")]
    [InlineData("delete", "usr/share/rpm")]
    public async Task A_sqlite_database_is_read_in_each_journal_mode_and_at_each_place(string mode, string directory)
    {
        var analysis = await Read(layer =>
            layer
                .File(directory + "/rpmdb.sqlite", RpmSamples.Sqlite(mode))
                .File(directory + "/rpmdb.sqlite-shm", new byte[32768])
                .File(directory + "/rpmdb.sqlite-wal")
                .SymbolicLink(directory == "var/lib/rpm" ? "etc/rpm" : "var/lib/rpm", "/" + directory)
        );

        Assert.Equal(("bash 5.2.26-6.el10", ""), Told(analysis));
    }

    [Fact]
    public async Task What_is_still_in_the_log_counts()
    {
        var (database, log) = RpmSamples.SqliteWithLog("bash", "zlib");

        // What an interrupted writer leaves at the end does not.
        var analysis = await Read(layer =>
            layer
                .File("var/lib/rpm/rpmdb.sqlite", database)
                .File("var/lib/rpm/rpmdb.sqlite-wal", [.. log, .. log[32..2000]])
        );

        Assert.Equal(("bash 1.0-1, zlib 1.0-1", ""), Told(analysis));
    }

    [Fact]
    public async Task A_log_that_is_damaged_or_of_another_layer_leaves_rpm_unknown_and_what_is_read_stays()
    {
        var database = RpmSamples.Sqlite("wal");
        var (_, log) = RpmSamples.SqliteWithLog("bash");

        var damaged = await Read(layer =>
            layer.File("var/lib/rpm/rpmdb.sqlite", database).File("var/lib/rpm/rpmdb.sqlite-wal", "no log")
        );
        var apart = await Read(
            layer => layer.File("var/lib/rpm/rpmdb.sqlite", database),
            layer => layer.File("var/lib/rpm/rpmdb.sqlite-wal", log)
        );

        Assert.Equal("rpm", Told(damaged).Unknown);
        Assert.Equal(("bash 5.2.26-6.el10", "rpm"), Told(apart));
    }

    [Fact]
    public async Task The_database_of_SUSE_is_read()
    {
        var analysis = await Read(layer =>
            layer.File(
                "usr/lib/sysimage/rpm/Packages.db",
                RpmSamples.Ndb(("bash", "5.2"), ("gpg-pubkey", "1"), ("zlib", "1.3"))
            )
        );

        Assert.Equal(("bash 5.2-1, zlib 1.3-1", ""), Told(analysis));
    }

    [Theory]
    [InlineData("ndb", "usr/lib/sysimage/rpm/Packages.db")]
    [InlineData("bdb", "var/lib/rpm/Packages")]
    [InlineData("bdb-big-endian", "usr/lib/sysimage/rpm/Packages")]
    public async Task A_real_database_lists_what_rpm_says(string name, string path)
    {
        var (database, told) = RpmSamples.Recorded(name);

        Assert.Equal((told, ""), Told(await Read(layer => layer.File(path, database))));
    }

    [Theory]
    // Cut short; a page of another number; a chain of pages that goes round; pairs that overlap; no table.
    [InlineData(0x10000, -1, -1)]
    [InlineData(-1, 0x1008, 0x7F)]
    [InlineData(-1, 0x3010, 0x03)]
    [InlineData(-1, 0x101A, 0x10)]
    [InlineData(-1, 0x0C, 0x00)]
    public async Task A_damaged_database_of_Berkeley_DB_is_unknown_in_part(int length, int place, int value)
    {
        var (database, told) = RpmSamples.Recorded("bdb");
        database = length > 0 ? database[..length] : database;
        if (place > 0)
        {
            database[place] = (byte)value;
        }

        var (packages, unknown) = Told(await Read(layer => layer.File("var/lib/rpm/Packages", database)));

        Assert.Equal("rpm", unknown);
        Assert.True(packages.Length < told.Length);
    }

    [Theory]
    [InlineData(0x1008, "zlib 1.3-1")]
    [InlineData(0x1011, "zlib 1.3-1")]
    [InlineData(0, "")]
    public async Task One_package_that_cannot_be_understood_leaves_the_others(int place, string packages)
    {
        var database = RpmSamples.Ndb(("bash", "5.2"), ("zlib", "1.3"));
        database[place == 0x1008 ? 0x1004 : place] ^= 0x7F;

        Assert.Equal((packages, "rpm"), Told(await Read(layer => layer.File("var/lib/rpm/Packages.db", database))));
    }

    [Fact]
    public async Task Azure_Linux_tells_its_packages_in_a_manifest()
    {
        const string Manifest =
            "bash\t5.1.8-4.cm2\t1\t2\tMicrosoft\t(none)\t3\tx86_64\t0\tbash.src.rpm\nopenssl\t3.1-2\t1\t2\tx\t1\t3\tx86_64\t1\to.src.rpm\n";

        var analysis = await Read(layer => layer.File("var/lib/rpmmanifest/container-manifest-2", Manifest));

        Assert.Equal(("bash 5.1.8-4.cm2, openssl 1:3.1-2", ""), Told(analysis));
    }

    [Fact]
    public async Task Rpm_keeps_its_packages_in_sqlite()
    {
        var database = Sqlite(
            "CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB)",
            RpmSamples.Header("bash", "5.2.15", "3.el9"),
            RpmSamples.Header("openssl", "3.0.7", "27.el9", epoch: 1),
            RpmSamples.Header("gpg-pubkey", "1", "1")
        );

        var analysis = await _reader.Read(
            new ImageBuilder().Layer(layer => layer.File("usr/lib/sysimage/rpm/rpmdb.sqlite", database))
        );

        Assert.Equal("bash 5.2.15-3.el9, openssl 1:3.0.7-27.el9", Told(analysis).Packages);
    }

    [Theory]
    [InlineData(
        "CREATE VIEW Packages AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT zeroblob(9) AS blob FROM n"
    )]
    [InlineData("CREATE VIEW Packages AS SELECT zeroblob(900000000) AS blob")]
    [InlineData("CREATE VIEW Packages AS SELECT 'text' AS blob")]
    [InlineData("CREATE VIEW Packages AS SELECT zeroblob(12) AS blob")]
    [InlineData("CREATE TABLE Other (blob)")]
    public async Task An_rpm_database_that_means_harm_is_unknown(string statement)
    {
        var database = Sqlite(statement);

        var analysis = await _reader.Read(
            new ImageBuilder().Layer(layer => layer.File("var/lib/rpm/rpmdb.sqlite", database))
        );

        Assert.Empty(analysis.Packages);
    }

    public void Dispose() => _reader.Dispose();

    private static (string Packages, string Unknown) Told(ImageAnalysis analysis) =>
        (
            string.Join(", ", analysis.Packages.Select(package => $"{package.Name} {package.Version}")),
            string.Join(", ", analysis.UnknownPackageTypes)
        );

    private Task<ImageAnalysis> Read(params Action<LayerBuilder>[] layers)
    {
        var image = new ImageBuilder();
        foreach (var layer in layers)
        {
            image.Layer(layer);
        }
        return _reader.Read(image);
    }

    private byte[] Sqlite(string statement, params byte[][] headers)
    {
        var path = _reader.Files.NewPath(".sqlite");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
            command.CommandText = "INSERT INTO Packages (blob) VALUES ($header)";
            foreach (var header in headers)
            {
                command.Parameters.Clear();
                command.Parameters.AddWithValue("$header", header);
                command.ExecuteNonQuery();
            }
        }
        return File.ReadAllBytes(path);
    }
}
