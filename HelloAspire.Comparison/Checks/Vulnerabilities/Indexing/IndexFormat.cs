using System.Globalization;
using MemoryPack;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Indexing;

/// <summary>How an index file is laid out: a SQLite database with what each package's records say.</summary>
internal static class IndexFormat
{
    /// <summary>To be raised whenever the tables or what they hold change.</summary>
    public const int Version = 2;

    /// <summary>The tables. Their keys are indexed at the end: sorted once, they take half the time.</summary>
    public const string Tables = """
        CREATE TABLE advisory(number INTEGER PRIMARY KEY, content BLOB NOT NULL);
        CREATE TABLE affected(package TEXT NOT NULL, advisory INTEGER NOT NULL, content BLOB NOT NULL);
        CREATE TABLE binary(package TEXT NOT NULL, source TEXT NOT NULL);
        CREATE TABLE about(content BLOB NOT NULL);
        """;

    public const string Keys = """
        CREATE INDEX affected_package ON affected(package);
        CREATE INDEX binary_package ON binary(package);
        """;

    /// <summary>The name of the file for an archive.</summary>
    /// <param name="digest">Of the archive's content.</param>
    public static string FileName(string ecosystem, string digest) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Uri.EscapeDataString(ecosystem)}-{digest[..32]}.v{Version}.index"
        );

    /// <summary>A package's key: no ecosystem's name has a line feed.</summary>
    public static string Key(string ecosystem, string name) => $"{ecosystem}\n{name}";
}

/// <summary>What an index says of its archive.</summary>
/// <param name="Newest">When its newest record was changed; null where no record says.</param>
/// <param name="Withdrawn">Records that were withdrawn: they are not in the index.</param>
/// <param name="SkippedNames">The first of the skipped records, each with the reason.</param>
[MemoryPackable]
internal sealed partial record IndexSummary(
    DateTimeOffset? Newest,
    int Records,
    int Withdrawn,
    int Skipped,
    List<string> SkippedNames
);
