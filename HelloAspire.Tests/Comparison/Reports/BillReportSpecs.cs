using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Checks.Vulnerabilities;
using HelloAspire.Tests.Comparison.Reading.Sources;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>What a bill of materials does not tell is "not known" in every format, never zero and never passed.</summary>
public sealed partial class BillReportSpecs : IDisposable
{
    private readonly Reader _reader = new();
    private readonly SampleDatabase _database = new();

    public static TheoryData<string> Readable => ["table", "markdown", "html"];

    public static TheoryData<string> Metrics =>
        [.. Metric.All.Select(metric => metric.Name).Except(["packages", "layers"])];

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task A_readable_report_says_so(string format)
    {
        var alone = Plain(await SamplePair.Write(Report.On((await Compare()).Left), format));
        var compared = Plain(await SamplePair.Write(Report.On(await Compare()), format));

        Assert.All(new[] { alone, compared }, text => Assert.Contains("not known", text, StringComparison.Ordinal));
        Assert.Contains(
            "before is a bill of materials of before (CycloneDX 1.6, written by syft 1.18.0)",
            compared,
            StringComparison.Ordinal
        );
        Assert.DoesNotMatch(Zero(), alone[(alone.IndexOf("</style>", StringComparison.Ordinal) + 1)..]);
        Assert.DoesNotContain("cannot start", compared, StringComparison.Ordinal);
        Assert.DoesNotContain("does not contain the program", compared, StringComparison.Ordinal);
        Assert.Contains(
            format == "table"
                ? "5 known vulnerabilities vs. 5"
                : "5 (1 critical, 1 high, 1 medium, 1 negligible, 1 unknown; 2 fixable;",
            compared,
            StringComparison.Ordinal
        );
        Assert.Contains("Known vulnerabilities only in before (1)", compared, StringComparison.Ordinal);
        Assert.Contains("Known vulnerabilities only in after (1)", compared, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("User")]
    [InlineData("Health check")]
    [InlineData("Stored")]
    [InlineData("Efficiency")]
    [InlineData("Layers")]
    [InlineData("Program")]
    [InlineData("Executables")]
    [InlineData("Shells")]
    [InlineData("Findings")]
    public async Task The_overview_knows_no(string figure)
    {
        var text = await SamplePair.Write(Report.On(await Compare()), "markdown");

        Assert.StartsWith(
            "not known |",
            text[(text.IndexOf($"| {figure} | ", StringComparison.Ordinal) + figure.Length + 5)..]
        );
    }

    [Fact]
    public async Task JSON_leaves_out_what_is_not_known()
    {
        var root = JsonDocument.Parse(await SamplePair.Write(Report.On(await Compare()), "json")).RootElement;

        var (bill, image) = (root.GetProperty("images")[0], root.GetProperty("images")[1]);
        foreach (var name in new[] { "size", "layers", "config", "attackSurface", "findings", "program" })
        {
            Assert.False(bill.TryGetProperty(name, out _), name);
            Assert.True(name == "program" || image.TryGetProperty(name, out _), name);
        }
        Assert.Equal("CycloneDX 1.6", bill.GetProperty("billOfMaterials").GetProperty("format").GetString());
        Assert.Equal(3, bill.GetProperty("packages").GetArrayLength());
        Assert.Equal(5, bill.GetProperty("vulnerabilities").GetArrayLength());
        var comparison = root.GetProperty("comparison");
        Assert.Equal(["packages", "vulnerabilities"], comparison.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            "CVE-2026-1",
            comparison.GetProperty("vulnerabilities").GetProperty("fixed")[0].GetProperty("id").GetString()
        );
    }

    [Fact]
    public async Task What_a_bill_says_does_no_harm()
    {
        const string Hostile = """x\u001b[31m<script>alert(1)</script>|`_*\n&amp;\u202Ecod.exe""";
        var text = BillSamples
            .Syft.Replace("\"before\"", $"\"{Hostile}\"", StringComparison.Ordinal)
            .Replace("\"syft\"", $"\"{Hostile}\"", StringComparison.Ordinal)
            .Replace("serde", Hostile, StringComparison.Ordinal)
            .Replace("\"1.3.0\"", $"\"{Hostile}\"", StringComparison.Ordinal);
        var bill = await _reader.Read("sbom:" + _reader.Files.Write(System.Text.Encoding.UTF8.GetBytes(text), ".json"));

        foreach (var format in ReportFormat.All)
        {
            var written = await format.Write(Report.On(bill));
            Assert.DoesNotContain('\u001b', written);
            if (format.Name is "html" or "junit")
            {
                Assert.DoesNotContain("<script>alert", written, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task JUnit_skips_every_check()
    {
        var suites = XDocument
            .Parse(await SamplePair.Write(Report.On(await Compare()), "junit"))
            .Root!.Elements("testsuite")
            .ToList();

        Assert.Equal((string?)suites[0].Attribute("tests"), (string?)suites[0].Attribute("skipped"));
        Assert.All(
            suites[0].Elements("testcase"),
            test => Assert.StartsWith("not known", (string)test.Element("skipped")!.Attribute("message")!)
        );
        Assert.Equal((5, 4), ((int)suites[1].Attribute("tests")!, (int)suites[1].Attribute("failures")!));
        Assert.Null(suites[2].Attribute("skipped"));
    }

    [Fact]
    public async Task SARIF_has_its_vulnerabilities_and_says_what_is_not_known()
    {
        var run = JsonDocument
            .Parse(await SamplePair.Write(Report.On((await Compare()).Left), "sarif"))
            .RootElement.GetProperty("runs")[0];

        Assert.Equal(5, run.GetProperty("results").GetArrayLength());
        Assert.Contains("findings are not", run.GetProperty("properties").GetProperty("caveats")[0].GetString());
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public async Task A_gate_on_a_figure_that_is_not_known_fails_whichever_way_it_is_put(string metric)
    {
        var comparison = await Compare();
        foreach (var relation in new[] { "<", ">" })
        {
            var result = Assert.Single(
                Gate.Parse($"{metric}{relation}0.5").Evaluate([comparison.Left, comparison.Right], comparison)
            );

            Assert.True(result.Failed);
            Assert.Contains("not known", result.Actual, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("check:high", true, "not known: before is a bill of materials, which lists packages only")]
    [InlineData("right.check:high", false, "none")]
    [InlineData("introduced:low", true, "not known: before is a bill of materials")]
    [InlineData("left.layers>0", true, "before: not known")]
    [InlineData("left.packages>2", true, "before: 3")]
    [InlineData("left.packages>3", false, "before: 3")]
    [InlineData("cve:critical>0", true, "before: 1, after: 0")]
    [InlineData("introduced.cve>0", true, "1")]
    [InlineData("introduced.cve:medium>0", false, "0")]
    [InlineData("introduced.fixable>1", false, "1")]
    public async Task A_gate_speaks_of_what_is_known(string condition, bool fails, string told)
    {
        var comparison = await Compare();

        var result = Assert.Single(Gate.Parse(condition).Evaluate([comparison.Left, comparison.Right], comparison));

        Assert.Equal(fails, result.Failed);
        Assert.StartsWith(told, result.Actual);
    }

    [Fact]
    public async Task The_verdict_goes_by_vulnerabilities_alone()
    {
        var verdict = Report.On(await Compare()).Verdict!;

        Assert.Equal("Ship after", verdict.Headline);
        Assert.Equal(
            "after is less exposed to known vulnerabilities than before. before is a bill of materials, which lists packages only.",
            verdict.Reason
        );
        Assert.Equal([false, true, false], verdict.Criteria.Select(criterion => criterion.IsKnown));
    }

    [Fact]
    public async Task Without_a_database_too_little_is_known_to_choose()
    {
        var bill = await _reader.Read(Bill(), new() { Name = "before" });

        var verdict = Report
            .On(ImageComparison.Of(bill, bill with { Image = bill.Image with { Name = "after" } }))
            .Verdict!;

        Assert.Equal("Too little is known to choose", verdict.Headline);
        Assert.DoesNotContain("as  as", verdict.Reason, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _database.Dispose();
    }

    private async Task<ImageComparison> Compare() =>
        ImageComparison.Of(
            await _database.Check(await _reader.Read(Bill(), new() { Name = "before" })),
            (await VulnerableSample.Compare(_reader, _database)).Images[1]
        );

    private string Bill()
    {
        VulnerableSample.Fill(_database);
        return "sbom:" + _reader.Files.Write(System.Text.Encoding.UTF8.GetBytes(BillSamples.Syft), ".json");
    }

    private static string Plain(string text) =>
        Blanks().Replace(System.Net.WebUtility.HtmlDecode(text).Replace("\\", ""), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b0 B\b|\b0 findings\b|\bpassed\b")]
    private static partial Regex Zero();
}
