using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HelloAspire.Comparison.Checks;
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

    private static readonly string Version =
        typeof(SarifReport)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0.0.0";

    public Task Write(Report report, TextWriter output)
    {
        var rules = ImageChecks.All.Select(check => check.Info).ToList();
        List<SarifRule> all = [.. rules.Select(Rule), .. SarifVulnerabilities.Rules(report.Images)];
        var places = all.Index().ToDictionary(rule => rule.Item.Id, rule => rule.Index);
        var driver = new SarifDriver("hello-compare", Version, all);
        var results =
            from analysis in report.Images
            from finding in analysis.Findings
            select Result(analysis, finding, places[finding.Id]);
        var vulnerabilities = report.Images.SelectMany(analysis =>
            SarifVulnerabilities.Results(analysis, id => places[id], Location, Fingerprint)
        );
        var run = new SarifRun(new SarifTool(driver), [.. results, .. vulnerabilities])
        {
            Properties = new Dictionary<string, IReadOnlyList<string>>
            {
                ["vulnerabilityDatabase"] =
                [
                    .. VulnerabilityDatabaseSection.Of(report.Images).Rows.Select(row => string.Join(": ", row)),
                ],
            },
        };
        var log = new SarifLog([run]);
        return output.WriteAsync(JsonSerializer.Serialize(log, Json.SarifLog) + "\n");
    }

    private static SarifRule Rule(CheckInfo check) =>
        new(
            check.Id,
            new SarifText(check.Title),
            new SarifText(check.Mend),
            new SarifConfiguration(Level(check.Severity))
        );

    private static SarifResult Result(ImageAnalysis analysis, Finding finding, int rule)
    {
        // Every result needs a place: without files it is the image itself.
        var places = finding.Paths is []
            ? [analysis.Image.Name]
            : finding.Paths.Take(MostLocations).Select(path => path == "/" ? "./" : path.TrimStart('/'));
        return new SarifResult(
            finding.Id,
            rule,
            Level(finding.Severity),
            new SarifText($"{analysis.Image.Name}: {finding.Title}. {finding.Detail} {finding.Mend}"),
            [.. places.Select(Location)],
            new Dictionary<string, string> { ["finding/v1"] = Fingerprint(analysis, finding) },
            new Dictionary<string, string>
            {
                ["image"] = analysis.Image.Name,
                ["platform"] = analysis.Image.Config.Platform.ToString(),
                ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
                ["origin"] = finding.Origin.ToString().ToLowerInvariant(),
            }
        );
    }

    private static SarifLocation Location(string path) =>
        new(
            new SarifPhysicalLocation(
                new SarifArtifactLocation(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)))
            )
        );

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
