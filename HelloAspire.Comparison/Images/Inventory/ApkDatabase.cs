namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>Alpine's installed packages: <c>P:</c> is the name, <c>V:</c> the version.</summary>
internal sealed class ApkDatabase : PackageDatabase
{
    public override string Type => PackageTypes.Apk;

    public override bool Matches(string path) => path is "/lib/apk/db/installed" or "/usr/lib/apk/db/installed";

    protected override IEnumerable<PackageRecord> Parse(byte[] content)
    {
        // The keys differ by case ("P" package, "p" provides), so the lines are read here.
        var (name, version) = ("", "");
        foreach (var line in System.Text.Encoding.UTF8.GetString(content).Split('\n').Append(""))
        {
            if (line.StartsWith("P:", StringComparison.Ordinal))
            {
                name = line[2..];
            }
            else if (line.StartsWith("V:", StringComparison.Ordinal))
            {
                version = line[2..];
            }
            else if (line.Length == 0 && name.Length > 0)
            {
                yield return new PackageRecord(Type, name, version);
                (name, version) = ("", "");
            }
        }
    }
}
