using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
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
        from told in Told(analysis)
        let one = told.Vulnerability
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
                ["finding/v1"] = fingerprint([analysis.Image.Name, one.Id, one.Type, one.Package, .. told.Part]),
            },
            new Dictionary<string, string>
            {
                ["image"] = analysis.Image.Name,
                ["platform"] = OverviewSection.Platform(analysis.Image),
                ["severity"] = VulnerabilitySections.Lower(one.Severity),
                ["origin"] = one.Origin.ToString().ToLowerInvariant(),
            }
        )
        {
            Suppressions = told.Statement is { } statement ? [Suppression(statement)] : null,
        };

    /// <summary>Exceptions whose last day has passed; null where there are none.</summary>
    public static IReadOnlyList<string>? Expired(IEnumerable<ImageAnalysis> images)
    {
        var expired = images
            .SelectMany(analysis => analysis.Vulnerabilities?.Expired ?? [])
            .Distinct()
            .Select(statement => $"{string.Join(", ", statement.Ids)}: {ExceptionSections.Line(statement)}")
            .ToList();
        return expired is [] ? null : expired;
    }

    private static SarifSuppression Suppression(VulnerabilityStatement statement)
    {
        var properties = new Dictionary<string, string>
        {
            ["state"] = statement.Status,
            ["source"] = Path.GetFileName(statement.Source),
        };
        if (statement.Expires is { } day)
        {
            properties["expires"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        return new SarifSuppression(ExceptionSections.Line(statement), properties);
    }

    // What a statement sets aside of some packages alone is a result of its own.
    private static IEnumerable<(Vulnerability Vulnerability, VulnerabilityStatement? Statement, string[] Part)> Told(
        ImageAnalysis analysis
    )
    {
        var report = analysis.Vulnerabilities;
        var counted = (report?.Vulnerabilities ?? []).Select(one => (one.Id, one.Type, one.Package)).ToHashSet();
        foreach (var one in report?.Vulnerabilities ?? [])
        {
            yield return (one, null, []);
        }
        foreach (var same in (report?.Excepted ?? []).GroupBy(one => Key(one.Vulnerability)))
        {
            foreach (var (index, one) in same.Index())
            {
                var isPart = index > 0 || counted.Contains(same.Key);
                yield return (
                    one.Vulnerability,
                    one.Statement,
                    isPart ? [.. one.Vulnerability.Installed.Select(package => package.Name)] : []
                );
            }
        }

        static (string, string, string) Key(Vulnerability one) => (one.Id, one.Type, one.Package);
    }

    private static IEnumerable<Vulnerability> Known(ImageAnalysis analysis) =>
        Told(analysis).Select(told => told.Vulnerability);

    private static string Level(VulnerabilitySeverity severity) =>
        severity switch
        {
            VulnerabilitySeverity.Critical or VulnerabilitySeverity.High => "error",
            VulnerabilitySeverity.Medium => "warning",
            _ => "note",
        };
}
