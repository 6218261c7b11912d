namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>Debian's and Ubuntu's package status: one file, or one per package in images without dpkg.</summary>
internal sealed class DpkgDatabase : PackageDatabase
{
    public override string Type => PackageTypes.Deb;

    public override bool Matches(string path) =>
        path == "/var/lib/dpkg/status"
        || (
            path.StartsWith("/var/lib/dpkg/status.d/", StringComparison.Ordinal)
            && !path.EndsWith(".md5sums", StringComparison.Ordinal)
        );

    protected override IEnumerable<PackageRecord> Parse(byte[] content) =>
        FieldStanzas
            .Read(content)
            .Where(IsInstalled)
            .Select(stanza => new PackageRecord(
                Type,
                stanza.GetValueOrDefault("Package", ""),
                stanza.GetValueOrDefault("Version", "")
            ));

    // The files of status.d state no status: they are there, so the package is.
    private static bool IsInstalled(IReadOnlyDictionary<string, string> stanza) =>
        !stanza.TryGetValue("Status", out var status) || status.EndsWith(" installed", StringComparison.Ordinal);
}
