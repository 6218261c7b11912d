using System.Text.Json;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;

/// <summary>What <c>grype -o json</c> writes (its documentation, "Output formats").</summary>
internal static class GrypeFindings
{
    public static IEnumerable<ScannerFinding> Parse(JsonElement root) =>
        root.Object("matches").ValueKind == JsonValueKind.Array
            ? root.Items("matches").Select(Finding)
            : throw new InvalidDataException("it has no 'matches', as grype's JSON has");

    private static ScannerFinding Finding(JsonElement match)
    {
        var (one, artifact) = (match.Object("vulnerability"), match.Object("artifact"));
        return new ScannerFinding(
            [
                one.Text("id") ?? throw new InvalidDataException("a match has no 'vulnerability.id'"),
                .. match.Items("relatedVulnerabilities").Select(related => related.Text("id")).OfType<string>(),
            ],
            artifact.Text("name") ?? "",
            artifact.Text("version") ?? "",
            ScannerFormat.SeverityOf(one.Text("severity")),
            one.Object("fix").Items("versions").Select(JsonMembers.AsText).FirstOrDefault()
        );
    }
}
