using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Reports.Sections;

namespace HelloAspire.Comparison.Reports;

/// <summary>The report for a build server's test page: each check is a test, a finding above "info" a failure.</summary>
internal sealed class JUnitReport : IReportWriter
{
    public async Task Write(Report report, TextWriter output)
    {
        var suites = report.Images.SelectMany(Suites).ToList();
        if (report.Gate.Count > 0)
        {
            suites.Add(Suite("gate", [], report.Gate.Select(Case)));
        }
        var root = new XElement("testsuites", new XAttribute("name", "hello-compare"), suites);
        var settings = new XmlWriterSettings
        {
            Indent = true,
            Async = true,
            NewLineChars = "\n",
            OmitXmlDeclaration = true,
        };
        await using (var writer = XmlWriter.Create(output, settings))
        {
            await root.SaveAsync(writer, CancellationToken.None);
        }
        await output.WriteAsync('\n');
    }

    private static IEnumerable<XElement> Suites(ImageAnalysis analysis)
    {
        yield return Suite(analysis);
        if (analysis.Vulnerabilities is { } report)
        {
            yield return Suite(
                $"{analysis.Image.Name}: known vulnerabilities",
                Properties(JUnitVulnerabilities.Properties(analysis)),
                JUnitVulnerabilities.Cases(report)
            );
        }
    }

    private static XElement Suite(ImageAnalysis analysis)
    {
        var findings = analysis.Findings.ToLookup(finding => finding.Id);
        return Suite(
            analysis.Image.Name,
            Properties([
                ("platform", analysis.Image.Config.Platform.ToString()),
                // What was checked is told where it was checked.
                .. analysis.Vulnerabilities is null ? JUnitVulnerabilities.Properties(analysis) : [],
            ]),
            ImageChecks.All.Select(check => Case(check.Info, [.. findings[check.Info.Id]]))
        );
    }

    private static IEnumerable<XElement> Properties(IEnumerable<(string Name, string Value)> properties) =>
        [new XElement("properties", properties.Select(property => Property(property.Name, property.Value)))];

    private static XElement Property(string name, string value) =>
        new("property", new XAttribute("name", DisplayText.Of(name)), new XAttribute("value", DisplayText.Of(value)));

    private static XElement Suite(string name, IEnumerable<XElement> properties, IEnumerable<XElement> cases)
    {
        var all = cases.ToList();
        return new XElement(
            "testsuite",
            new XAttribute("name", DisplayText.Of(name)),
            new XAttribute("tests", Number(all.Count)),
            new XAttribute("failures", Number(all.Count(test => test.Element("failure") is not null))),
            properties,
            all
        );
    }

    private static XElement Case(CheckInfo check, IReadOnlyList<Finding> findings)
    {
        var test = new XElement("testcase", new XAttribute("classname", check.Id), new XAttribute("name", check.Title));
        if (findings.Count > 0)
        {
            var text = string.Join('\n', findings.Select(finding => DisplayText.Of(FindingsSection.Evidence(finding))));
            test.Add(
                check.Severity == FindingSeverity.Info
                    ? new XElement("system-out", text)
                    : new XElement(
                        "failure",
                        new XAttribute("type", check.Severity.ToString().ToLowerInvariant()),
                        new XAttribute("message", check.Mend),
                        text
                    )
            );
        }
        return test;
    }

    private static XElement Case(GateResult result) =>
        new(
            "testcase",
            new XAttribute("classname", "gate"),
            new XAttribute("name", DisplayText.Of(result.Condition)),
            result.Failed ? new XElement("failure", new XAttribute("message", DisplayText.Of(result.Actual))) : null
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
