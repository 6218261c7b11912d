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

    public void Dispose()
    {
        _files.Dispose();
        _database.Dispose();
    }

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
