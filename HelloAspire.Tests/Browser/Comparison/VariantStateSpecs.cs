using System.Globalization;
using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Distributed;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>What the page says of containers that run, stop, die and are replaced.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class VariantStateSpecs(ComparisonSite site) : IAsyncLifetime
{
    private static readonly LocatorAssertionsToHaveTextOptions Soon = new() { Timeout = 20_000 };
    private static readonly LocatorAssertionsToContainTextOptions SoonPart = new() { Timeout = 20_000 };

    private ServedVariant _small = null!;
    private ServedVariant _large = null!;
    private PageProcess _page = null!;

    public async ValueTask InitializeAsync()
    {
        _small = await ServedVariant.Start(TestImages.Small);
        _large = await ServedVariant.Start(TestImages.Large);
        _page = await PageProcess.Start("Production", _small.Variant, _large.Variant);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _small.DisposeAsync();
        await _large.DisposeAsync();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Each_variant_has_its_state_and_identity_at_the_top(int width, ColorScheme theme)
    {
        await using var visit = await site.Open(_page.Url, width, theme);
        var row = Row(visit, "small");
        var image = await EngineCli.Current.RunAsync(
            TestContext.Current.CancellationToken,
            "image",
            "inspect",
            "--format",
            "{{.Id}}",
            TestImages.Small.Image.Text
        );

        await Expect(row.Locator(".state")).ToHaveTextAsync("running", Soon);
        await Expect(row).ToContainTextAsync("answers GET /", SoonPart);
        await Expect(row).ToContainTextAsync(TestImages.Small.Image.Text);
        await Expect(row).ToContainTextAsync("ID, never pushed " + image[..19]);
        await Expect(row).ToContainTextAsync(DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Expect(row).ToContainTextAsync("linux/");
        await Expect(row.GetByRole(AriaRole.Link, new() { Name = "Service small" }))
            .ToHaveAttributeAsync("href", _small.Variant.Url!.ToString());
        await row.GetByRole(AriaRole.Button, new() { Name = "Last log lines of small" }).ClickAsync();
        await Expect(row.Locator(".log")).ToContainTextAsync("Serving /srv on port 9000");
        await visit.Page.Locator(".verdict-text").WaitForAsync();
        await visit.Screenshot($"state-{width}-{theme.ToString().ToLowerInvariant()}");
        Assert.Empty(await visit.BarriersAsync());
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
    }

    [Fact]
    public async Task A_container_that_was_killed_says_how_it_ended_and_what_it_wrote()
    {
        await using var visit = await site.Open(_page.Url);
        var row = Row(visit, "large");
        await Expect(row.Locator(".state")).ToHaveTextAsync("running", Soon);

        await _large.Have("kill");

        await Expect(row.Locator(".state")).ToHaveTextAsync("exited", Soon);
        await Expect(row.Locator("summary")).ToContainTextAsync("exit code 137, not out of memory");
        await row.Locator("summary").ClickAsync();
        await Expect(row.Locator(".log")).ToContainTextAsync("Serving /srv on port 9000");
        await Expect(Row(visit, "small").Locator(".state")).ToHaveTextAsync("running");
        await visit.Screenshot("state-killed");
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task A_stopped_container_is_named_where_its_figures_stand_and_its_line_ends()
    {
        await using var visit = await site.Open(_page.Url);
        var memory = Chart(visit, "Memory, MB");
        var latency = Chart(visit, "Latency, ms");
        await Expect(memory.Locator(".line")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await Expect(latency.Locator(".line")).ToHaveCountAsync(2, new() { Timeout = 30_000 });

        await _large.Have("stop");

        await Expect(Latest(memory, "large")).ToContainTextAsync("not running", SoonPart);
        await Expect(Latest(latency, "large")).ToContainTextAsync("not running", SoonPart);
        await Expect(memory).ToContainTextAsync("small");
        await Expect(Latest(memory, "small")).Not.ToContainTextAsync("running");
        await Expect(visit.Page.Locator(".marks")).ToContainTextAsync("large: ended, exit code");

        await _large.Have("rm");
        await _large.Run();

        await Expect(Row(visit, "large")).ToContainTextAsync("replaced at ", SoonPart);
        await Expect(Row(visit, "large").Locator("summary")).ToContainTextAsync("The previous container ended");
        await Expect(Latest(latency, "large")).Not.ToContainTextAsync("running", new() { Timeout = 30_000 });
        // Two pieces of one line: nothing is drawn across the gap.
        await Expect(latency.Locator(".line")).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        await Expect(visit.Page.Locator(".marks")).ToContainTextAsync("large: replaced by another container");
        await Expect(memory.Locator(".mark")).Not.ToHaveCountAsync(0);
        await visit.Screenshot("state-replaced");
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task A_paused_and_a_removed_container_are_named()
    {
        await using var visit = await site.Open(_page.Url);
        var state = Row(visit, "small").Locator(".state");
        await Expect(state).ToHaveTextAsync("running", Soon);

        await _small.Have("pause");
        await Expect(state).ToHaveTextAsync("paused", Soon);
        await Expect(Latest(Chart(visit, "CPU, % of a core"), "small")).ToContainTextAsync("paused", SoonPart);

        await _small.Have("unpause");
        await Expect(state).ToHaveTextAsync("running", Soon);
        await _small.Have("rm", "--force");
        await Expect(state).ToHaveTextAsync("removed", Soon);
    }

    [Fact]
    public async Task While_measuring_nothing_is_asked_of_the_containers_and_the_charts_say_so()
    {
        await using var visit = await site.Open(_page.Url);
        await Expect(Chart(visit, "Latency, ms").Locator(".line")).ToHaveCountAsync(2, new() { Timeout = 30_000 });

        await visit.Button("Start-up").ClickAsync();

        await Expect(visit.Page.Locator(".paused")).ToHaveTextAsync("Paused while measuring.");
        await Expect(Row(visit, "small")).ToContainTextAsync("GET / is paused while measuring");
        await Expect(Latest(Chart(visit, "Latency, ms"), "small"))
            .ToContainTextAsync("paused while measuring", SoonPart);
        await Expect(visit.Page.Locator(".paused")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Expect(Row(visit, "small")).ToContainTextAsync("answers GET /", SoonPart);
        await Expect(visit.Page.Locator(".marks")).ToContainTextAsync("measuring begins");
    }

    [Fact]
    public async Task Charts_say_the_latency_of_what_and_their_grid_is_as_visible_in_both_themes()
    {
        const string Contrast = """
            path => {
              const light = text => {
                const [r, g, b] = text.match(/[\d.]+/g).map(part => part / 255)
                  .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
              };
              const [one, other] = [getComputedStyle(path).stroke, getComputedStyle(path.closest('.chart')).backgroundColor].map(light);
              return Math.max(one, other) / Math.min(one, other);
            }
            """;
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var visit = await site.Open(_page.Url, theme: theme);
            var latency = Chart(visit, "Latency, ms");

            await Expect(latency).ToContainTextAsync("of GET /, sent from this machine", SoonPart);
            var contrast = await latency.Locator(".grid").First.EvaluateAsync<double>(Contrast);
            Assert.InRange(contrast, 1.4, 2.2);
        }
    }

    private static ILocator Row(ComparisonVisit visit, string variant) =>
        visit.Page.GetByRole(AriaRole.Article, new() { Name = variant, Exact = true });

    private static ILocator Chart(ComparisonVisit visit, string name) =>
        visit.Page.GetByRole(AriaRole.Figure, new() { Name = name, Exact = true });

    private static ILocator Latest(ILocator chart, string variant) =>
        chart.Locator(".latest", new() { HasText = variant });
}
