namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>Alpine's installed packages, of apk-tools 2 and 3: <c>P:</c> is the name, <c>V:</c> the version, <c>o:</c> the origin.</summary>
internal sealed class ApkDatabase : PackageDatabase
{
    public override string Type => PackageTypes.Apk;

    // Where /lib is merged into /usr, apk-tools 3 writes the second.
    public override IReadOnlyList<string> Places { get; } = ["/lib/apk/db/installed", "/usr/lib/apk/db/installed"];

    public override bool Matches(string path) => Places.Contains(path);

    public override bool Resembles(string path, ReadOnlySpan<byte> start) =>
        (start.StartsWith("C:"u8) || start.StartsWith("P:"u8)) && start.IndexOf("\nV:"u8) > 0;

    protected override IEnumerable<PackageRecord?> Parse(byte[] content)
    {
        // The keys differ by case ("P" package, "p" provides), so the lines are read here.
        var (name, version, origin) = ("", "", "");
        var isEmpty = true;
        foreach (var line in FileText.Lines(content).Append(""))
        {
            if (line.Length > 1 && line[1] != ':')
            {
                throw new InvalidDataException("a line has no key");
            }
            if (line.StartsWith("P:", StringComparison.Ordinal))
            {
                name = line[2..].Trim();
            }
            else if (line.StartsWith("V:", StringComparison.Ordinal))
            {
                version = line[2..].Trim();
            }
            else if (line.StartsWith("o:", StringComparison.Ordinal))
            {
                origin = line[2..].Trim();
            }
            else if (line.Length == 0 && !isEmpty)
            {
                yield return name.Length > 0 ? Record(name, version, origin) : null;
                (name, version, origin) = ("", "", "");
            }
            isEmpty = line.Length == 0;
        }
    }

    private PackageRecord Record(string name, string version, string origin) =>
        new(Type, name, version) { Source = origin.Length > 0 ? new SourcePackage(origin, version) : null };
}
