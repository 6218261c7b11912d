using System.Text.Json;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;

/// <summary>What <c>trivy image --format json</c> writes (its documentation, "Reporting").</summary>
internal static class TrivyFindings
{
    public static IEnumerable<ScannerFinding> Parse(JsonElement root) =>
        root.Object("SchemaVersion").ValueKind == JsonValueKind.Number
            ? root.Items("Results").SelectMany(result => result.Items("Vulnerabilities")).Select(Finding)
            : throw new InvalidDataException("it has no 'SchemaVersion', as trivy's JSON has");

    private static ScannerFinding Finding(JsonElement one) =>
        new(
            [
                one.Text("VulnerabilityID")
                    ?? throw new InvalidDataException("a vulnerability has no 'VulnerabilityID'"),
                .. one.Items("VendorIDs").Select(JsonMembers.AsText).OfType<string>(),
            ],
            one.Text("PkgName") ?? "",
            one.Text("InstalledVersion") ?? "",
            ScannerFormat.SeverityOf(one.Text("Severity")),
            one.Text("FixedVersion")
        );
}
