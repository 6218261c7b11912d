using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HelloAspire.Comparison.Page.Api;
using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>What each format promises to the programs that read it.</summary>
public sealed partial class ReportFormatSpecs : IDisposable
{
    private const string Hostile = "x\u001b[31m<script>alert(1)</script>|`_*\n&amp;\u202Ecod.exe\uFFFE";

    private readonly Reader _reader = new();

    public static TheoryData<string> Formats => [.. ReportFormat.All.Select(format => format.Name)];

    public static TheoryData<string> Comparing => [.. ReportFormat.Comparing.Select(format => format.Name)];

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("html")]
    public async Task Every_readable_format_gives_the_verdict_in_the_same_words(string format)
    {
        // Half the size, where one might say "2.0 times" and another "50 %".
        var comparison = await _reader.Compare(
            new ImageBuilder().Layer(layer => layer.File("a", new byte[1000])),
            new ImageBuilder().Layer(layer => layer.File("a", new byte[2001]))
        );
        var report = Report.On(comparison);

        var text = WhiteSpace().Replace(await SamplePair.Write(report, format), " ");

        Assert.StartsWith("left is 2.0 times smaller ", report.Verdict!.Reason, StringComparison.Ordinal);
        Assert.Contains(report.Verdict.Headline, text, StringComparison.Ordinal);
        Assert.Contains(report.Verdict.Reason, text, StringComparison.Ordinal);
        Assert.Contains(report.Verdict.Criteria[0].Detail, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Comparing))]
    public async Task Every_report_says_which_images_when_where_with_what_and_with_which_caveats(string format)
    {
        var report = await SamplePair.Compare(_reader);

        var text = WhiteSpace().Replace(await SamplePair.Write(report, format), "");

        foreach (
            var fact in report
                .Images.SelectMany(one =>
                    new[] { one.Image.Reference, one.Image.Id, one.Image.Config.Platform.ToString() }
                )
                .Concat(["2026-01-02", "2 cores", "Debian GNU/Linux 13", "Docker 29.0.0", "hello-compare", "1.0.0"])
                .Append(Assert.Single(report.Caveats))
                .Append(report.Verdict!.Headline)
        )
        {
            var wanted = format == "json" && fact == "2 cores" ? "\"cores\": 2" : fact;
            Assert.Contains(WhiteSpace().Replace(wanted, ""), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Markdown_has_the_headline_each_reason_and_the_link_in_paragraphs_of_their_own()
    {
        var report = await SamplePair.Compare(_reader) with { Page = new Uri("http://localhost:5002/") };

        var paragraphs = (await SamplePair.Write(report, "markdown")).Split("\n\n");

        Assert.Equal("# small vs. large", paragraphs[0]);
        Assert.Equal("**Ship small**", paragraphs[1]);
        Assert.Equal(report.Verdict!.Reason, paragraphs[2]);
        Assert.StartsWith("**Size:** ", paragraphs[3], StringComparison.Ordinal);
        Assert.StartsWith("**Security:** ", paragraphs[4], StringComparison.Ordinal);
        Assert.StartsWith("> **Note:** large was built on a stand-in", paragraphs[5], StringComparison.Ordinal);
        Assert.Equal("[Open the comparison page](http://localhost:5002/)", paragraphs[6]);
    }

    [Fact]
    public async Task A_file_to_download_is_named_after_both_images_and_the_day()
    {
        var report = await SamplePair.Compare(_reader);
        var hostile = report with
        {
            Images =
            [
                .. report.Images.Select(one => one with { Image = one.Image with { Name = $"../a b:{Hostile}" } }),
            ],
        };

        Assert.Equal(
            "small-vs-large-2026-01-02.junit.xml",
            ReportDownload.FileName(ReportFormat.Comparing[^1], report)
        );
        Assert.Matches(
            "^[A-Za-z0-9][A-Za-z0-9._-]+-vs-[A-Za-z0-9._-]+2026-01-02\\.json$",
            ReportDownload.FileName(ReportFormat.Json, hostile)
        );
    }

    [Fact]
    public async Task JSON_keeps_its_contract()
    {
        var root = JsonDocument.Parse(await SamplePair.Write(await SamplePair.Compare(_reader), "json")).RootElement;

        Assert.Equal(1, root.GetProperty("schemaVersion").GetInt32());
        Assert.False(root.TryGetProperty("measures", out _));
        var image = root.GetProperty("images")[1];
        Assert.Superset(
            Set("name reference id size layers config packages attackSurface findings program"),
            Names(image)
        );
        Assert.Superset(Set("stored live waste efficiency compressed"), Names(image.GetProperty("size")));
        Assert.Superset(
            Set("digest createdBy size added changed deleted fromBase"),
            Names(image.GetProperty("layers")[0])
        );
        Assert.Superset(Set("user entrypoint env exposedPorts labels"), Names(image.GetProperty("config")));
        Assert.Contains("healthcheck", Names(root.GetProperty("images")[0].GetProperty("config")));
        Assert.Superset(Set("type name version"), Names(image.GetProperty("packages")[0]));
        Assert.Superset(
            Set("executables shells packageManagers compilers sdks debuggers networkTools setuid worldWritable"),
            Names(image.GetProperty("attackSurface"))
        );
        Assert.Superset(Set("id severity title detail paths mend"), Names(image.GetProperty("findings")[0]));
        Assert.Equal("high", image.GetProperty("findings")[0].GetProperty("severity").GetString());
        Assert.Equal(Set("path sha256"), Names(image.GetProperty("program")));
        Assert.Superset(Set("generatedAt tool machine caveats verdict"), Names(root));
        Assert.Superset(Set("cores memory operatingSystem architecture engine"), Names(root.GetProperty("machine")));
        Assert.Superset(Set("headline reason criteria"), Names(root.GetProperty("verdict")));
        var comparison = root.GetProperty("comparison");
        Assert.Superset(
            Set("sizeRatio compressedRatio sameProgram onlyInLeft onlyInRight packages findings"),
            Names(comparison)
        );
        Assert.Equal(Set("added removed changed"), Names(comparison.GetProperty("packages")));
        Assert.Equal(Set("fixed introduced"), Names(comparison.GetProperty("findings")));
    }

    [Fact]
    public async Task JSON_of_an_inspection_has_one_image_and_no_comparison()
    {
        var root = JsonDocument.Parse(await SamplePair.Write(await SamplePair.Inspect(_reader), "json")).RootElement;

        Assert.Superset(Set("schemaVersion images"), Names(root));
        Assert.DoesNotContain("comparison", Names(root));
        Assert.Equal(1, root.GetProperty("images").GetArrayLength());
    }

    [Fact]
    public async Task SARIF_keeps_to_its_standard()
    {
        var log = JsonDocument.Parse(await SamplePair.Write(await SamplePair.Compare(_reader), "sarif")).RootElement;

        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        var run = log.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        Assert.Distinct(rules.Select(rule => rule.GetProperty("id").GetString()));
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.NotEmpty(results);
        Assert.All(
            results,
            result =>
            {
                var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
                Assert.Equal(rule.GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
                Assert.Contains(result.GetProperty("level").GetString(), (string[])["error", "warning", "note"]);
                Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
                var places = result.GetProperty("locations").EnumerateArray().ToList();
                Assert.NotEmpty(places);
                Assert.All(
                    places,
                    place =>
                    {
                        var uri = place
                            .GetProperty("physicalLocation")
                            .GetProperty("artifactLocation")
                            .GetProperty("uri");
                        Assert.True(Uri.IsWellFormedUriString(uri.GetString(), UriKind.Relative));
                        Assert.NotEmpty(uri.GetString()!);
                    }
                );
            }
        );
        Assert.Distinct(
            results.Select(result => result.GetProperty("partialFingerprints").GetProperty("finding/v1").GetString())
        );
    }

    [Fact]
    public async Task JUnit_counts_what_it_holds()
    {
        var root = XDocument.Parse(await SamplePair.Write(await SamplePair.Compare(_reader), "junit")).Root!;

        Assert.Equal("testsuites", root.Name);
        Assert.Equal(
            ["small", "large", "gate"],
            root.Elements("testsuite").Select(suite => (string)suite.Attribute("name")!)
        );
        Assert.All(
            root.Elements("testsuite"),
            suite =>
            {
                Assert.Equal((int)suite.Attribute("tests")!, suite.Elements("testcase").Count());
                Assert.Equal((int)suite.Attribute("failures")!, suite.Descendants("failure").Count());
            }
        );
    }

    [Fact]
    public async Task The_HTML_file_needs_nothing_else()
    {
        var html = await SamplePair.Write(await SamplePair.Compare(_reader), "html");

        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("src=", html);
        Assert.DoesNotContain("href=", html);
        Assert.DoesNotContain("url(", html);
        Assert.DoesNotContain("@import", html);
        Assert.DoesNotContain("<link", html);
    }

    [Fact]
    public async Task Every_row_of_Markdown_has_as_many_cells_as_its_table()
    {
        var lines = (await Write(HostileImage(), "markdown")).Split('\n');

        foreach (
            var (index, line) in lines.Index().Where(line => line.Item.StartsWith("|--", StringComparison.Ordinal))
        )
        {
            var rows = lines.Skip(index - 1).TakeWhile(row => row.StartsWith('|'));
            Assert.All(
                rows,
                row => Assert.Equal(line.Count(c => c == '|'), row.Replace("\\|", "").Count(c => c == '|'))
            );
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Hostile_names_are_shown_and_do_no_harm(string format)
    {
        var text = await Write(HostileImage(), format);

        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain("\n&", text);
        if (format is "html" or "junit")
        {
            Assert.DoesNotContain("<script>alert", text);
        }
        if (format is not ("json" or "sarif" or "cyclonedx" or "spdx"))
        {
            Assert.DoesNotContain('\u202E', text);
        }
        if (format is "markdown")
        {
            Assert.DoesNotContain("x\uFFFD[31m<script", text);
        }
        if (format is "junit")
        {
            XDocument.Parse(text);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task No_report_gives_away_a_secret(string format)
    {
        const string Secret = "hunter22-and-more";
        var image = ImageBuilder
            .Clean()
            .Env($"DB_PASSWORD={Secret}")
            .Label("db.password", Secret)
            .Entrypoint("/app/hello", $"--token=x", $"API_TOKEN={Secret}")
            .HealthCheck("CMD-SHELL", $"TOKEN={Secret} /app/hello")
            .Layer(layer => layer.File("a"), $"RUN /bin/sh -c TOKEN={Secret} sudo apt-get dist-upgrade");

        Assert.DoesNotContain(Secret, await Write(image, format));
    }

    public void Dispose() => _reader.Dispose();

    // Text for a terminal is broken at its width.
    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    private static ImageBuilder HostileImage() =>
        new ImageBuilder()
            .Layer(
                layer => layer.File("usr/bin/" + Hostile, "1", "4755").File("src/" + Hostile + ".cs"),
                "RUN " + Hostile
            )
            .Entrypoint("/usr/bin/" + Hostile)
            .User(Hostile)
            .Label(Hostile, Hostile)
            .Volume("/")
            .HealthCheck("CMD", Hostile);

    private async Task<string> Write(ImageBuilder image, string format) =>
        await SamplePair.Write(Report.On(await _reader.Read(image, new() { Name = Hostile })), format);

    private static HashSet<string> Set(string names) => [.. names.Split(' ')];

    private static HashSet<string> Names(JsonElement element) =>
        [.. element.EnumerateObject().Select(property => property.Name)];
}
