using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reports.Sarif;
using HelloAspire.Comparison.Reports.Sections;

namespace HelloAspire.Comparison.Reports;

/// <summary>The findings for code scanning services, as SARIF 2.1.0: one run, one rule for each check.</summary>
internal sealed class SarifReport : IReportWriter
{
    private const int MostLocations = 100;

    // For files and pipes, not for a page's markup.
    private static readonly SarifJson Json = new(
        new JsonSerializerOptions(SarifJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    public Task Write(Report report, TextWriter output)
    {
        var rules = ImageChecks.All.Select(check => check.Info).ToList();
        List<SarifRule> all = [.. rules.Select(Rule), .. SarifVulnerabilities.Rules(report.Images)];
        var places = all.Index().ToDictionary(rule => rule.Item.Id, rule => rule.Index);
        var driver = new SarifDriver(Tool.This.Name, Tool.This.Version, all);
        var results =
            from analysis in report.Images
            from finding in analysis.Findings
            select Result(analysis, finding, places[finding.Id]);
        var vulnerabilities = report.Images.SelectMany(analysis =>
            SarifVulnerabilities.Results(analysis, id => places[id], InImage, Fingerprint)
        );
        var run = new SarifRun(
            new SarifTool(driver),
            report.Provenance is { } made ? [new SarifInvocation(true, made.GeneratedAt)] : null,
            Marked([.. results, .. vulnerabilities]),
            new SarifRunProperties(
                [.. report.Images.Select(analysis => Describe(analysis.Image))],
                report.Provenance?.Machine.ToString(),
                report.Verdict is null ? null : ReportSummary.Of(report).Line,
                report.Caveats is [] ? null : report.Caveats,
                [.. VulnerabilityDatabaseSection.Of(report.Images).Rows.Select(row => string.Join(": ", row))],
                SarifVulnerabilities.Expired(report.Images)
            )
        );
        var log = new SarifLog([run]);
        return output.WriteAsync(JsonSerializer.Serialize(log, Json.SarifLog) + "\n");
    }

    // Where one result tells whether it is suppressed, all do (SARIF 2.1.0, 3.27.23).
    private static IReadOnlyList<SarifResult> Marked(IReadOnlyList<SarifResult> results) =>
        results.All(result => result.Suppressions is null)
            ? results
            : [.. results.Select(result => result with { Suppressions = result.Suppressions ?? [] })];

    private static string Describe(Image image) =>
        $"{image.Name}: {image.Reference} ({(image.Id.Length > 0 ? image.Id : "digest " + NotKnown.Figure)}, {OverviewSection.Platform(image)})";

    private static SarifRule Rule(CheckInfo check) =>
        new(
            check.Id,
            new SarifText(check.Title),
            new SarifText(check.Mend),
            new SarifConfiguration(Level(check.Severity))
        );

    private static SarifResult Result(ImageAnalysis analysis, Finding finding, int rule)
    {
        var files = finding.Paths.Take(MostLocations).Select(path => InImage(path == "/" ? "./" : path)).ToList();
        // Forges mark a line where the first place is a file of the repository. Every result needs a place: without a
        // Dockerfile and without files it is the image itself.
        IReadOnlyList<SarifLocation> places =
            finding.Place is { } place ? [InRepository(place)]
            : files.Count > 0 ? files
            : [InImage(analysis.Image.Name)];
        return new SarifResult(
            finding.Id,
            rule,
            Level(finding.Severity),
            new SarifText($"{analysis.Image.Name}: {finding.Title}. {finding.Detail} {finding.Mend}"),
            places,
            finding.Place is null || files.Count == 0 ? null : files,
            new Dictionary<string, string> { ["finding/v1"] = Fingerprint(analysis, finding) },
            new Dictionary<string, string>
            {
                ["image"] = analysis.Image.Name,
                ["platform"] = OverviewSection.Platform(analysis.Image),
                ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
                ["origin"] = finding.Origin.ToString().ToLowerInvariant(),
            }
        );
    }

    private static SarifLocation InRepository(FindingPlace place) =>
        new(
            new SarifPhysicalLocation(
                new SarifArtifactLocation(Escape(RepositoryPath.Of(place.File))),
                new SarifRegion(place.Line)
            )
        );

    private static SarifLocation InImage(string path) =>
        new(new SarifPhysicalLocation(new SarifArtifactLocation(Escape(path.TrimStart('/')), SarifBase.Image)));

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    // The same fault of the same image keeps its fingerprint from build to build.
    private static string Fingerprint(ImageAnalysis analysis, Finding finding) =>
        Fingerprint([analysis.Image.Name, finding.Id, finding.Discriminator, .. finding.Paths]);

    private static string Fingerprint(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    private static string Level(FindingSeverity severity) =>
        severity switch
        {
            FindingSeverity.High => "error",
            FindingSeverity.Medium => "warning",
            _ => "note",
        };
}
