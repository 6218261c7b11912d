namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>The write-ahead log beside rpm's sqlite database; it lists nothing by itself.</summary>
internal sealed class SqliteLogFile : PackageDatabase
{
    public const string Suffix = "-wal";

    public override string Type => PackageTypes.Rpm;
    public override int LargestSize => 8 << 20;
    public override bool HasLog => true;

    public override bool Matches(string path) => path.EndsWith("/rpmdb.sqlite" + Suffix, StringComparison.Ordinal);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content) => [];
}
