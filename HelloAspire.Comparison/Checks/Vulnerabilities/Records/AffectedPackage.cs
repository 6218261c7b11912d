using MemoryPack;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Records;

/// <summary>What one record says of one package.</summary>
/// <param name="Versions">Affected versions, those in the ranges among them.</param>
/// <param name="Vectors">CVSS vectors for this package; empty where the record's own hold.</param>
/// <param name="Word">The distribution's own word: Debian's urgency, Ubuntu's priority; null where it has none.</param>
[MemoryPackable]
internal sealed partial record AffectedPackage(
    List<AffectedRange> Ranges,
    List<string> Versions,
    List<string> Vectors,
    string? Word
);
