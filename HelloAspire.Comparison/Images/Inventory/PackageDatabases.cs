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
        new RpmLegacyDatabase(),
        new NuGetDependencies(),
        new CycloneDxDocument(),
        new NpmPackage(),
        new PythonDistribution(),
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
}
