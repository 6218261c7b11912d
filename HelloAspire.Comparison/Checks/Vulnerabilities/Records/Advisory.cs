using MemoryPack;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Records;

/// <summary>What one record says, whatever package it is about.</summary>
/// <param name="Upstream">Vulnerabilities that a distribution's record goes back to: it may mend several at once.</param>
/// <param name="Vectors">CVSS vectors.</param>
/// <param name="Word">The database's own word for the severity, as <c>HIGH</c>; null where it has none.</param>
[MemoryPackable]
internal sealed partial record Advisory(
    string Id,
    List<string> Aliases,
    List<string> Upstream,
    List<string> Related,
    string Summary,
    List<string> Vectors,
    string? Word
);
