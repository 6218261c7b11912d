using HelloAspire.Comparison.Measures;
using HelloAspire.Tests.Comparison.Checks.Vulnerabilities;
using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Comparison.Reports;
using HelloAspire.Tests.Comparison.Samples;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>Known vulnerabilities on the page: counted, filtered, package by package.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class VulnerabilitiesPageSpecs(ComparisonSite site) : IDisposable
{
    private readonly ImageFiles _files = new();
    private readonly SampleDatabase _database = new();

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task I_see_what_each_image_has_and_filter_it(int width, ColorScheme theme)
    {
        VulnerableSample.Fill(_database);
        await using var page = await PageProcess.Start(
            "Production",
            [("Comparison__Database", _database.ArchiveFolder)],
            [Variant("before", "3.0.11-1"), Variant("after", "3.0.15-1", "right-pad")]
        );
        await using var visit = await site.Open(page.Url, width, theme);
        var section = visit.Page.Locator("section[aria-labelledby=vulnerabilities-title]");
        await section.WaitForAsync();

        await Assertions
            .Expect(section.Locator(".figure"))
            .ToHaveTextAsync(["4 known vulnerabilities", "4 known vulnerabilities"]);
        await Assertions.Expect(section.GetByText("1 only in before, 1 only in after.")).ToBeVisibleAsync();
        await Assertions.Expect(section.GetByText("as of 2026-11-20").First).ToBeVisibleAsync();
        await visit.Screenshot($"vulnerabilities-{width}");
        Assert.Empty(await visit.BarriersAsync());
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));

        await section.GetByLabel("Search").FillAsync("CVE-2026-1");
        await Assertions.Expect(section.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(section.Locator("tbody tr")).ToContainTextAsync("3.0.15-1");
        await section.Locator("summary").ClickAsync();
        await Assertions.Expect(section.Locator("tbody li")).ToContainTextAsync(["openssl 3.0.11-1, layer 2"]);

        await section.GetByLabel("Search").FillAsync("");
        await section.GetByLabel("Differences only").CheckAsync();
        await Assertions.Expect(section.Locator("tbody tr")).ToHaveCountAsync(2);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task I_see_what_does_not_count_and_what_other_scanners_say(int width, ColorScheme theme)
    {
        VulnerableSample.Fill(_database);
        var ignore = File(
            """
            { "ignore": [
                { "id": "CVE-2026-1", "reason": "TLS ends at the proxy", "expires": "2999-12-31" },
                { "id": "CVE-2026-2", "reason": "wait for the release", "expires": "2026-01-31" }
            ] }
            """
        );
        var trivy = File(
            """{"SchemaVersion":2,"Results":[{"Vulnerabilities":[{"VulnerabilityID":"CVE-2026-2","PkgName":"openssl","Severity":"LOW"},{"VulnerabilityID":"CVE-2026-99","PkgName":"zlib1g","Severity":"HIGH"}]}]}"""
        );
        await using var page = await PageProcess.Start(
            "Production",
            [
                ("Comparison__Database", _database.ArchiveFolder),
                ("Comparison__Ignore", ignore),
                ("Comparison__Vulnerabilities__before", $"trivy:{trivy}"),
            ],
            [Variant("before", "3.0.11-1"), Variant("after", "3.0.15-1")]
        );
        await using var visit = await site.Open(page.Url, width, theme);

        var exceptions = visit.Section("exceptions");
        await Assertions.Expect(exceptions).ToContainTextAsync("TLS ends at the proxy");
        await Assertions.Expect(exceptions).ToContainTextAsync("2999-12-31");
        await Assertions
            .Expect(exceptions)
            .ToContainTextAsync("Expired exceptions for before: these vulnerabilities count again");
        await Assertions.Expect(exceptions).ToContainTextAsync("wait for the release");
        var opinions = visit.Section("opinions");
        await Assertions.Expect(opinions.Locator("tbody tr")).ToHaveCountAsync(5);
        await Assertions
            .Expect(opinions.Locator("tbody tr").Filter(new() { HasText = "CVE-2026-2 " }))
            .ToContainTextAsync(["medium"]);
        await Assertions
            .Expect(opinions.Locator("tbody tr").Filter(new() { HasText = "CVE-2026-99" }))
            .ToContainTextAsync(["high"]);
        await opinions.GetByLabel("Contested only").CheckAsync();
        await Assertions.Expect(opinions.Locator("tbody tr")).ToHaveCountAsync(4);
        await visit.Screenshot($"exceptions-{width}");
        Assert.Empty(await visit.BarriersAsync());
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_bill_of_materials_is_a_side_of_which_packages_alone_are_known()
    {
        VulnerableSample.Fill(_database);
        var bill = File(Tests.Comparison.Reading.Sources.BillSamples.Trivy);
        await using var page = await PageProcess.Start(
            "Production",
            [("Comparison__Database", _database.ArchiveFolder)],
            [new() { Name = "bill", Image = TestImages.Reference("sbom:" + bill) }, Variant("after", "3.0.15-1")]
        );
        await using var visit = await site.Open(page.Url);

        var section = visit.Section("vulnerabilities");
        await Assertions
            .Expect(section.Locator(".figure"))
            .ToHaveTextAsync(["5 known vulnerabilities", "3 known vulnerabilities"]);
        await Assertions.Expect(section.GetByText("Start the page with")).ToBeVisibleAsync();
        foreach (var unknown in new[] { "layers", "layer-files", "files", "changes", "surface" })
        {
            await Assertions
                .Expect(visit.Section(unknown))
                .ToContainTextAsync("Not known: bill is a bill of materials, which lists packages only.");
        }
        await Assertions.Expect(visit.Section("findings")).ToContainTextAsync("no check was run on it");
        await Assertions.Expect(visit.Section("overview")).ToContainTextAsync("not known");
        await Assertions.Expect(visit.Section("packages").Locator("tbody")).ToContainTextAsync("left-pad");
        await visit.Screenshot("bill");
        Assert.Empty(await visit.BarriersAsync());
        Assert.Empty(visit.Complaints);
    }

    public void Dispose()
    {
        _files.Dispose();
        _database.Dispose();
    }

    private string File(string text) => _files.Write(System.Text.Encoding.UTF8.GetBytes(text), ".json");

    private ImageVariant Variant(string name, string openssl, params string[] packages) =>
        new()
        {
            Name = name,
            Image = TestImages.Reference(
                _files.Docker(
                    ImageBuilder
                        .Clean()
                        .Layer(layer =>
                            layer
                                .File("etc/os-release", "ID=debian\nVERSION_ID=12\n")
                                .File("var/lib/dpkg/status.d/openssl", $"Package: openssl\nVersion: {openssl}\n")
                        )
                        .Layer(layer =>
                        {
                            foreach (var package in packages)
                            {
                                layer.File(
                                    $"app/node_modules/{package}/package.json",
                                    $$"""{"name":"{{package}}","version":"1.0.0"}"""
                                );
                            }
                        })
                )
            ),
        };
}
