using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reports.Sections;

namespace HelloAspire.Comparison.Reports;

/// <summary>The report for a build server's test page: each check is a test, a finding above "info" a failure.</summary>
internal sealed class JUnitReport : IReportWriter
{
    public async Task Write(Report report, TextWriter output)
    {
        var suites = report.Images.SelectMany(analysis => Suites(report, analysis)).ToList();
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

    private static IEnumerable<XElement> Suites(Report report, ImageAnalysis analysis)
    {
        yield return Suite(report, analysis);
        if (analysis.Vulnerabilities is { } vulnerabilities)
        {
            yield return Suite(
                $"{analysis.Image.Name}: known vulnerabilities",
                [new XElement("properties", JUnitVulnerabilities.Properties(analysis).Select(Property))],
                JUnitVulnerabilities.Cases(vulnerabilities)
            );
        }
    }

    private static XElement Suite(Report report, ImageAnalysis analysis)
    {
        var findings = analysis.Findings.ToLookup(finding => finding.Id);
        return Suite(
            analysis.Image.Name,
            [
                report.Provenance is { } made
                    ? new XAttribute(
                        "timestamp",
                        made.GeneratedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)
                    )
                    : null,
                new XElement("properties", Properties(report, analysis).Select(Property)),
            ],
            ImageChecks.All.Select(check =>
                NotKnown.Why([analysis]) is { } why
                    ? Skipped(check.Info, why)
                    : Case(check.Info, [.. findings[check.Info.Id]])
            )
        );
    }

    private static IEnumerable<(string Name, string Value)> Properties(Report report, ImageAnalysis analysis)
    {
        yield return ("platform", OverviewSection.Platform(analysis.Image));
        yield return ("image", analysis.Image.Reference);
        yield return ("digest", analysis.Image.Id.Length > 0 ? analysis.Image.Id : NotKnown.Figure);
        if (report.Provenance is { } made)
        {
            yield return ("tool", made.Tool.ToString());
            yield return ("machine", made.Machine.ToString());
        }
        if (report.Verdict is not null)
        {
            yield return ("verdict", ReportSummary.Of(report).Line);
        }
        foreach (var caveat in report.Caveats)
        {
            yield return ("caveat", caveat);
        }
        // What was checked is told where it was checked.
        foreach (var property in analysis.Vulnerabilities is null ? JUnitVulnerabilities.Properties(analysis) : [])
        {
            yield return property;
        }
    }

    private static XElement Property((string Name, string Value) property) =>
        new(
            "property",
            new XAttribute("name", DisplayText.Of(property.Name)),
            new XAttribute("value", DisplayText.Of(property.Value))
        );

    private static XElement Suite(string name, IEnumerable<XObject?> properties, IEnumerable<XElement> cases)
    {
        var all = cases.ToList();
        return new XElement(
            "testsuite",
            new XAttribute("name", DisplayText.Of(name)),
            new XAttribute("tests", Number(all.Count)),
            new XAttribute("failures", Number(all.Count(test => test.Element("failure") is not null))),
            all.Count(test => test.Element("skipped") is not null) is > 0 and var skipped
                ? new XAttribute("skipped", Number(skipped))
                : null,
            properties,
            all
        );
    }

    private static XElement Skipped(CheckInfo check, string why) =>
        new(
            "testcase",
            new XAttribute("classname", check.Id),
            new XAttribute("name", check.Title),
            new XElement("skipped", new XAttribute("message", DisplayText.Of($"{NotKnown.Figure}: {why}")))
        );

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
