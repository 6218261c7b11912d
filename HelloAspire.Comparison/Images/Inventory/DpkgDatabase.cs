namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>Debian's and Ubuntu's package status: one file, or one per package in images without dpkg.</summary>
internal sealed class DpkgDatabase : PackageDatabase
{
    private const string OnePerPackage = "/var/lib/dpkg/status.d";
    private const int LargestOfOnePackage = 64 << 10;

    public override string Type => PackageTypes.Deb;
    public override int LargestSize => 32 << 20;
    public override IReadOnlyList<string> Places { get; } = ["/var/lib/dpkg/status", OnePerPackage];

    public override bool Matches(string path) =>
        path == Places[0]
        || (
            path.StartsWith(OnePerPackage + "/", StringComparison.Ordinal)
            && !path.EndsWith(".md5sums", StringComparison.Ordinal)
        );

    // The lists of apt look alike, but state no status.
    public override bool Resembles(string path, ReadOnlySpan<byte> start) =>
        start.StartsWith("Package:"u8)
        && start.IndexOf("\nVersion:"u8) > 0
        && (start.Length < LargestOfOnePackage || start.IndexOf("\nStatus:"u8) > 0);

    protected override IEnumerable<PackageRecord?> Parse(byte[] content) =>
        FieldStanzas
            .Read(content)
            .Where(IsInstalled)
            .Select(stanza =>
                stanza.TryGetValue("Package", out var name)
                    ? Record(name, stanza.GetValueOrDefault("Version", ""), stanza.GetValueOrDefault("Source"))
                    : null
            );

    // A package that names no source was built from one of its own name.
    private PackageRecord Record(string name, string version, string? source) =>
        new(Type, name, version) { Source = SourcePackage.OfDpkg(source ?? name, version) };

    // The files of status.d state no status: they are there, so the package is. One that was unpacked and waits for its
    // configuration or for triggers has its files in the image.
    private static bool IsInstalled(IReadOnlyDictionary<string, string> stanza) =>
        !stanza.TryGetValue("Status", out var status)
        || status.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [.., "not-installed" or "config-files"];
}
