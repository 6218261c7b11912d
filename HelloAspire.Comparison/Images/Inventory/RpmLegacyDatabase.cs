namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>rpm's databases before sqlite (Berkeley DB, ndb): known to be there, not read.</summary>
internal sealed class RpmLegacyDatabase : PackageDatabase
{
    public override string Type => PackageTypes.Rpm;

    public override bool Matches(string path) =>
        path
            is "/var/lib/rpm/Packages"
                or "/var/lib/rpm/Packages.db"
                or "/usr/lib/sysimage/rpm/Packages"
                or "/usr/lib/sysimage/rpm/Packages.db";

    protected override IEnumerable<PackageRecord> Parse(byte[] content) =>
        throw new InvalidDataException("rpm's older databases are not read");
}
