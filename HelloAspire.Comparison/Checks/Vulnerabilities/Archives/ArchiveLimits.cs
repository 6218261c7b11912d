namespace HelloAspire.Comparison.Checks.Vulnerabilities.Archives;

/// <summary>What an archive may cost its reader: well above what OSV publishes, well below what a zip bomb asks for.</summary>
internal sealed record ArchiveLimits
{
    /// <summary>Entries past which an archive is refused.</summary>
    public int MostEntries { get; init; } = 3_000_000;

    /// <summary>Bytes past which a record is skipped.</summary>
    public int LargestRecord { get; init; } = 32 << 20;

    /// <summary>Bytes of all records together past which an archive is refused.</summary>
    public long MostBytes { get; init; } = 16L << 30;
}
