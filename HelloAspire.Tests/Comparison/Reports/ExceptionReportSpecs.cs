using System.Text.Json;
using System.Xml.Linq;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Checks.Vulnerabilities;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>Exceptions in formats for machines: what does not count is there, with the reason, and marked.</summary>
public sealed class ExceptionReportSpecs : IDisposable
{
    private static readonly VulnerabilityStatement[] Statements =
    [
        new(["CVE-2026-1"], "ignored", true, "TLS ends at the proxy", "/home/me/accepted.json")
        {
            Products = [new StatedProduct("libssl3")],
            Expires = new DateOnly(2027, 1, 31),
        },
        new(["CVE-2026-2"], "not_affected", true, "component not present", "/home/me/app.openvex.json"),
        new(["CVE-2026-3"], "ignored", true, "wait for the release", "/home/me/accepted.json")
        {
            Expires = new DateOnly(2026, 1, 31),
        },
    ];

    private readonly Reader _reader = new();
    private readonly SampleDatabase _database = new();

    [Fact]
    public async Task SARIF_suppresses_them()
    {
        var run = JsonDocument.Parse(await SamplePair.Write(await Compare(), "sarif")).RootElement.GetProperty("runs")[
            0
        ];
        var results = run.GetProperty("results").EnumerateArray().ToList();

        // Where one result tells, all do.
        Assert.All(results, result => Assert.True(result.TryGetProperty("suppressions", out _)));
        var suppressed = results.Where(result => result.GetProperty("suppressions").GetArrayLength() > 0).ToList();
        Assert.Equal(["CVE-2026-1", "CVE-2026-2", "CVE-2026-2"], suppressed.Select(Id).Order(StringComparer.Ordinal));
        var suppression = suppressed.First(result => Id(result) == "CVE-2026-1").GetProperty("suppressions")[0];
        Assert.Equal(("external", "accepted"), (Text(suppression, "kind"), Text(suppression, "status")));
        Assert.Equal(
            "ignored: TLS ends at the proxy (until 2027-01-31, accepted.json)",
            Text(suppression, "justification")
        );
        Assert.Equal("2027-01-31", Text(suppression.GetProperty("properties"), "expires"));
        Assert.Equal(
            "not_affected",
            Text(
                suppressed
                    .First(result => Id(result) == "CVE-2026-2")
                    .GetProperty("suppressions")[0]
                    .GetProperty("properties"),
                "state"
            )
        );
        // The part of CVE-2026-1 that no statement covers counts.
        Assert.Contains(
            results,
            result => Id(result) == "CVE-2026-1" && result.GetProperty("suppressions").GetArrayLength() == 0
        );
        Assert.Contains(
            results,
            result => Id(result) == "CVE-2026-3" && result.GetProperty("suppressions").GetArrayLength() == 0
        );
        Assert.Equal(
            "CVE-2026-3: ignored: wait for the release (until 2026-01-31, accepted.json)",
            Assert.Single(run.GetProperty("properties").GetProperty("expiredExceptions").EnumerateArray()).GetString()
        );
        Assert.Distinct(results.Select(result => Text(result.GetProperty("partialFingerprints"), "finding/v1")));
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.All(
            results,
            result => Assert.Equal(Id(result), Text(rules[result.GetProperty("ruleIndex").GetInt32()], "id"))
        );
    }

    [Fact]
    public async Task Without_exceptions_SARIF_tells_nothing_of_suppressions() =>
        Assert.DoesNotContain(
            "suppressions",
            await SamplePair.Write(await VulnerableSample.Compare(_reader, _database), "sarif"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task JUnit_skips_them_and_names_what_has_expired()
    {
        var suite = XDocument
            .Parse(await SamplePair.Write(await Compare(), "junit"))
            .Root!.Elements("testsuite")
            .First(one => ((string)one.Attribute("name")!).EndsWith("known vulnerabilities", StringComparison.Ordinal));

        var skipped = suite.Elements("testcase").Where(test => test.Element("skipped") is not null).ToList();
        Assert.Equal(["CVE-2026-1", "CVE-2026-2"], skipped.Select(test => (string)test.Attribute("name")!));
        Assert.Equal(
            "not affected: component not present (app.openvex.json)",
            (string?)skipped[1].Element("skipped")!.Attribute("message")
        );
        Assert.Equal(("6", "2"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("skipped")));
        Assert.Equal("3", (string?)suite.Attribute("failures"));
        Assert.Contains(
            suite.Element("properties")!.Elements(),
            property => (string?)property.Attribute("name") == "expired exception for CVE-2026-3"
        );
    }

    public void Dispose()
    {
        _reader.Dispose();
        _database.Dispose();
    }

    private async Task<Report> Compare()
    {
        var exceptions = new VulnerabilityExceptions(Statements, new SampleClock(SampleDatabase.Now));
        var images = (await VulnerableSample.Compare(_reader, _database)).Images;
        return Report.On(ImageComparison.Of(exceptions.Apply(images[0]), exceptions.Apply(images[1])));
    }

    private static string Id(JsonElement result) => Text(result, "ruleId")!;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
