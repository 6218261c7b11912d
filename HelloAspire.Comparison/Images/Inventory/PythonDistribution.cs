namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>The metadata of an installed Python distribution (PEP 376, and setuptools' older form).</summary>
internal sealed class PythonDistribution : PackageDatabase
{
    public override string Type => PackageTypes.Python;

    public override bool Matches(string path) =>
        (
            path.EndsWith(".dist-info/METADATA", StringComparison.Ordinal)
            || path.EndsWith(".egg-info/PKG-INFO", StringComparison.Ordinal)
            || path.EndsWith(".egg/EGG-INFO/PKG-INFO", StringComparison.Ordinal)
            || path.EndsWith(".egg-info", StringComparison.Ordinal)
        )
        // What pip was removing when it was interrupted.
        && !path.Contains("/~", StringComparison.Ordinal);

    public override bool Resembles(string path, ReadOnlySpan<byte> start) => start.StartsWith("Metadata-Version:"u8);

    // The description follows after an empty line, so only the first stanza counts.
    protected override IEnumerable<PackageRecord?> Parse(byte[] content) =>
        FieldStanzas
            .Read(content)
            .Take(1)
            .Select(stanza =>
                stanza.TryGetValue("Name", out var name) && stanza.TryGetValue("Version", out var version)
                    ? new PackageRecord(Type, name, version)
                    : null
            );
}
