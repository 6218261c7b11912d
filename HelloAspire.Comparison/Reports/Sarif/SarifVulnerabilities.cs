using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Reports.Sections;

namespace HelloAspire.Comparison.Reports.Sarif;

/// <summary>Known vulnerabilities as SARIF: a rule for each ID, a result for each image and package.</summary>
internal static class SarifVulnerabilities
{
    /// <summary>The rules, each ID once.</summary>
    public static IEnumerable<SarifRule> Rules(IEnumerable<ImageAnalysis> images) =>
        images
            .SelectMany(Known)
            .GroupBy(one => one.Id)
            .Select(told => told.MaxBy(one => one.Severity)!)
            .OrderBy(one => one.Id, StringComparer.Ordinal)
            .Select(one => new SarifRule(
                one.Id,
                new SarifText(one.Summary.Length > 0 ? one.Summary : one.Id),
                new SarifText($"https://osv.dev/vulnerability/{Uri.EscapeDataString(one.Id)}"),
                new SarifConfiguration(Level(one.Severity))
            )
            {
                // By which code scanning services rank it (GitHub, "SARIF support for code scanning").
                Properties = one.Score is { } score
                    ? new Dictionary<string, string>
                    {
                        ["security-severity"] = score.ToString("0.0", CultureInfo.InvariantCulture),
                    }
                    : null,
            });

    /// <summary>The results of one image.</summary>
    /// <param name="ruleIndex">Where in the run's rules an ID stands.</param>
    /// <param name="location">A place in the image.</param>
    /// <param name="fingerprint">Of the parts that stay the same from build to build.</param>
    public static IEnumerable<SarifResult> Results(
        ImageAnalysis analysis,
        Func<string, int> ruleIndex,
        Func<string, SarifLocation> location,
        Func<IEnumerable<string>, string> fingerprint
    ) =>
        from one in Known(analysis)
        select new SarifResult(
            one.Id,
            ruleIndex(one.Id),
            Level(one.Severity),
            new SarifText(
                $"{analysis.Image.Name}: {one.Id} in {one.Package} "
                    + $"({string.Join(", ", one.Installed.Select(package => $"{package.Name} {package.Version}"))}), "
                    + $"{(one.IsFixable ? "fixed in " : "")}{VulnerabilitySections.Fix(one)}. {one.Summary}"
            ),
            [location(analysis.Image.Name)],
            null,
            new Dictionary<string, string>
            {
                ["finding/v1"] = fingerprint([analysis.Image.Name, one.Id, one.Type, one.Package]),
            },
            new Dictionary<string, string>
            {
                ["image"] = analysis.Image.Name,
                ["platform"] = OverviewSection.Platform(analysis.Image),
                ["severity"] = VulnerabilitySections.Lower(one.Severity),
                ["origin"] = one.Origin.ToString().ToLowerInvariant(),
            }
        );

    private static IReadOnlyList<Vulnerability> Known(ImageAnalysis analysis) =>
        analysis.Vulnerabilities?.Vulnerabilities ?? [];

    private static string Level(VulnerabilitySeverity severity) =>
        severity switch
        {
            VulnerabilitySeverity.Critical or VulnerabilitySeverity.High => "error",
            VulnerabilitySeverity.Medium => "warning",
            _ => "note",
        };
}
