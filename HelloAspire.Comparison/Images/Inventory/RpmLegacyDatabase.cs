namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>rpm's first database, of Berkeley DB (CentOS 7, RHEL 8, Amazon Linux 2): known to be there, not read.</summary>
internal sealed class RpmLegacyDatabase : PackageDatabase
{
    public override string Type => PackageTypes.Rpm;
    public override int LargestSize => 0;
    public override IReadOnlyList<string> Places { get; } = RpmDirectories.With("Packages");

    public override bool Matches(string path) => Places.Contains(path);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content) => [null];
}
