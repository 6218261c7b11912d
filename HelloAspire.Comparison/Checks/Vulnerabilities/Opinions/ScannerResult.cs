namespace HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;

/// <summary>What another scanner said of an image.</summary>
/// <param name="Scanner">As <c>trivy</c>.</param>
public sealed record ScannerResult(string Scanner, IReadOnlyList<ScannerFinding> Findings);

/// <summary>A vulnerability that another scanner found in a package.</summary>
/// <param name="Ids">The number that it goes by, then other names of it.</param>
/// <param name="Version">As installed; empty where the scanner does not say.</param>
/// <param name="FixedIn">Null where there is no version without it.</param>
public sealed record ScannerFinding(
    IReadOnlyList<string> Ids,
    string Package,
    string Version,
    VulnerabilitySeverity Severity,
    string? FixedIn
);
