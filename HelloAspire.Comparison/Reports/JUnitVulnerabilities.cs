using System.Xml.Linq;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Reports.Sections;

namespace HelloAspire.Comparison.Reports;

/// <summary>Known vulnerabilities as tests that fail: all but those that the distribution takes for no threat.</summary>
internal static class JUnitVulnerabilities
{
    /// <summary>A test for each, skipped where it does not count; a single one that holds where none counts.</summary>
    public static IEnumerable<XElement> Cases(VulnerabilityReport report) =>
        (
            report.Vulnerabilities is []
                ? [Case("vulnerabilities", "No known vulnerability")]
                : report.Vulnerabilities.Select(Case)
        ).Concat(report.Excepted.Select(Skipped));

    /// <summary>What the image was checked against, as properties of its suite.</summary>
    public static IEnumerable<(string Name, string Value)> Properties(ImageAnalysis analysis) =>
        VulnerabilityDatabaseSection
            .Of([analysis])
            .Rows.Select(row => ($"vulnerabilities of {row[1]}", row[2]))
            .Concat(
                (analysis.Vulnerabilities?.Expired ?? []).Select(statement =>
                    ($"expired exception for {string.Join(", ", statement.Ids)}", ExceptionSections.Line(statement))
                )
            );

    private static XElement Skipped(ExceptedVulnerability one)
    {
        var test = Case($"{one.Vulnerability.Type}.{one.Vulnerability.Package}", one.Vulnerability.Id);
        test.Add(
            new XElement("skipped", new XAttribute("message", DisplayText.Of(ExceptionSections.Line(one.Statement))))
        );
        return test;
    }

    private static XElement Case(Vulnerability one)
    {
        var installed = string.Join(", ", one.Installed.Select(package => $"{package.Name} {package.Version}"));
        var text = DisplayText.Of($"{installed}. {one.Summary}");
        var test = Case($"{one.Type}.{one.Package}", one.Id);
        test.Add(
            one.Severity == VulnerabilitySeverity.Negligible
                ? new XElement("system-out", text)
                : new XElement(
                    "failure",
                    new XAttribute("type", VulnerabilitySections.Lower(one.Severity)),
                    new XAttribute(
                        "message",
                        DisplayText.Of((one.IsFixable ? "Fixed in " : "") + VulnerabilitySections.Fix(one))
                    ),
                    text
                )
        );
        return test;
    }

    private static XElement Case(string group, string name) =>
        new(
            "testcase",
            new XAttribute("classname", DisplayText.Of(group)),
            new XAttribute("name", DisplayText.Of(name))
        );
}
