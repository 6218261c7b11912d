namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>What Azure Linux leaves in images without rpm: a line per package, fields between tabs.</summary>
internal sealed class RpmManifest : PackageDatabase
{
    private const int Fields = 10;
    private const int EpochField = 8;
    private const int SourceField = 9;

    public override string Type => PackageTypes.Rpm;

    public override IReadOnlyList<string> Places { get; } = ["/var/lib/rpmmanifest/container-manifest-2"];

    public override bool Matches(string path) => path == Places[0];

    public override bool Resembles(string path, ReadOnlySpan<byte> start) =>
        path.EndsWith("/container-manifest-2", StringComparison.Ordinal);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content) =>
        FileText.Lines(content).Where(line => line.Length > 0).Select(line => ToRecord(line.Split('\t')));

    private PackageRecord? ToRecord(string[] fields)
    {
        if (fields.Length < Fields)
        {
            return null;
        }
        var version = fields[EpochField] is "0" or "(none)" ? fields[1] : $"{fields[EpochField]}:{fields[1]}";
        return new PackageRecord(Type, fields[0], version)
        {
            Source = SourcePackage.OfRpm(fields[SourceField], version),
        };
    }
}
