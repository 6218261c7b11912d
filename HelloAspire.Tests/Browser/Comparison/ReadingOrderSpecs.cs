using System.Text.RegularExpressions;
using HelloAspire.Tests.Comparison.Measures;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>The way through the page, from its first screen to its last.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed partial class ReadingOrderSpecs(ComparisonSite site)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_contents_lead_to_each_section_in_order_and_follow_the_reader(int width)
    {
        await using var visit = await site.Visit(width);
        var contents = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" });
        var current = contents.Locator("[aria-current]");
        await Assertions.Expect(current).ToHaveTextAsync("Verdict");
        Assert.True(
            await visit.Page.EvaluateAsync<bool>(
                """
                () => {
                  const tops = [...document.querySelectorAll(".contents a")].map((link) =>
                    document.getElementById(link.hash.slice(1)).getBoundingClientRect().top);
                  return tops.every((top, index) => index === 0 || top > tops[index - 1]);
                }
                """
            )
        );

        await contents.GetByRole(AriaRole.Link, new() { Name = "Findings" }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#findings-title")).ToBeInViewportAsync();
        await Assertions.Expect(current).ToHaveTextAsync("Findings");
        await Assertions.Expect(current).ToBeInViewportAsync();
        await visit.Page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
        await Assertions.Expect(current).ToHaveTextAsync("Measures");
        await visit.Page.EvaluateAsync("scrollTo(0, 0)");
        await Assertions.Expect(current).ToHaveTextAsync("Verdict");
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task A_link_to_a_section_leads_there_and_keeps_what_is_shown()
    {
        await using var visit = await site.Visit("?surface.search=wget#surface-title");

        await Assertions.Expect(visit.Page.Locator("#surface-title")).ToBeInViewportAsync();
        await visit
            .Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" })
            .GetByRole(AriaRole.Link, new() { Name = "Layers" })
            .ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#layers-title")).ToBeInViewportAsync();
        Assert.EndsWith("?surface.search=wget#layers-title", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_measure_where_it_says_not_measured_and_see_how_far_it_is_wherever_I_am()
    {
        await using var page = await PageProcess.Start("Production", TestImages.Small, TestImages.Large);
        await using var visit = await site.Open(page.Url);
        await Assertions.Expect(visit.Page.Locator(".criteria")).ToContainTextAsync("Not measured");

        await visit.Button("Measure now").ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Progressbar)).ToBeInViewportAsync();
        await visit.Page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight / 2)");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Progressbar)).ToBeInViewportAsync();
        await visit.Screenshot("measuring");
        Assert.Empty(await visit.BarriersAsync());
        await visit.Button("Cancel").ClickAsync();
        await Assertions
            .Expect(visit.Page.GetByRole(AriaRole.Progressbar))
            .ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    [Theory]
    [InlineData(390, 1)]
    [InlineData(768, 3)]
    [InlineData(1100, 3)]
    [InlineData(1280, 3)]
    public async Task No_card_stands_alone_in_its_row(int width, int columns)
    {
        await using var visit = await site.Visit(width);

        var lefts = await visit.Page.EvaluateAsync<int[]>(
            "() => [...document.querySelectorAll('.criterion')].map((card) => Math.round(card.getBoundingClientRect().left))"
        );

        Assert.Equal(3, lefts.Length);
        Assert.Equal(columns, lefts.Distinct().Count());
    }

    [Theory]
    [InlineData("Stored", "Bytes of all files in all layers")]
    [InlineData("Live", "once all layers are merged")]
    [InlineData("Waste", "Stored minus live")]
    [InlineData("Efficiency", "Live divided by stored")]
    [InlineData("Compressed", "after gzip compression")]
    [InlineData("Vulnerabilities", "Known vulnerabilities of the packages")]
    public async Task Figures_are_explained_by_keyboard_and_by_touch(string figure, string explanation)
    {
        await using var visit = await site.Visit(width: 390);
        var hint = visit.Page.GetByRole(AriaRole.Button, new() { Name = $"About {figure}" });
        var text = visit.Page.GetByText(explanation);

        await hint.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(text).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(text).ToBeHiddenAsync();
        await hint.TapAsync();
        await Assertions.Expect(text).ToBeInViewportAsync();
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task It_says_when_it_was_compared_and_prints_without_what_cannot_be_clicked()
    {
        await using var visit = await site.Visit();
        await Assertions.Expect(visit.Page.Locator(".head time")).ToHaveAttributeAsync("datetime", Moment());

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(visit.Page.Locator(".mud-appbar")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Button("Compare again")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".contents")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".verdict-text")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".treemap")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Nothing_that_made_a_layer_is_cut_off_on_a_narrow_screen()
    {
        await using var visit = await site.Visit(width: 390);

        await visit.Page.GetByText("All layers", new() { Exact = true }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".narrow-row").First).ToBeInViewportAsync();
        Assert.False(
            await visit.Page.EvaluateAsync<bool>(
                "() => { const table = document.querySelector('.all-layers .mud-table-container') ?? document.querySelector('.all-layers'); return table.scrollWidth > table.clientWidth; }"
            )
        );
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:")]
    private static partial Regex Moment();
}
