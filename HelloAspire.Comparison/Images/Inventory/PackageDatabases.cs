namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>All kinds of package databases that are known.</summary>
internal static class PackageDatabases
{
    public static IReadOnlyList<PackageDatabase> All { get; } =
    [
        new DpkgDatabase(),
        new ChiselManifest(),
        new ApkDatabase(),
        new RpmDatabase(),
        new RpmPackagesDatabase(),
        new RpmBerkeleyDatabase(),
        new RpmManifest(),
        new SqliteLogFile(),
        new NuGetDependencies(),
        new CycloneDxDocument(),
        new NpmPackage(),
        ZippedPackage.OfYarn,
        new PythonDistribution(),
        ZippedPackage.Egg,
        new JavaArchive(),
    ];

    /// <summary>The kind of database that the path is; null where it is none.</summary>
    public static PackageDatabase? For(string path)
    {
        foreach (var database in All)
        {
            if (database.Matches(path))
            {
                return database;
            }
        }
        return null;
    }

    /// <summary>The kind of database that a file may be by what it looks like; null where it is none.</summary>
    public static PackageDatabase? Resembling(string path, ReadOnlySpan<byte> start)
    {
        foreach (var database in All)
        {
            if (database.Resembles(path, start))
            {
                return database;
            }
        }
        return null;
    }
}
