using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Distributed;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

[Collection(ComparisonSiteCollection.Name)]
public sealed class ComparisonPageSpecs(ComparisonSite site)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task I_can_read_the_page_on_every_screen_in_both_themes(int width, ColorScheme theme)
    {
        await using var visit = await site.Visit(width, theme);

        await visit.Page.WaitForFunctionAsync(
            "dark => document.documentElement.dataset.theme === dark",
            theme == ColorScheme.Dark ? "dark" : "light"
        );
        await visit.Screenshot($"{width}-{theme.ToString().ToLowerInvariant()}");

        Assert.False(string.IsNullOrWhiteSpace(await visit.Page.Locator("#verdict-title").InnerTextAsync()));
        Assert.Contains(
            "small is ",
            await visit.Page.Locator(".verdict-text").InnerTextAsync(),
            StringComparison.Ordinal
        );
        Assert.Empty(await visit.BarriersAsync());
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.Empty(visit.Complaints);
        Assert.Equal([site.Url.Authority], visit.Hosts);
    }

    [Fact]
    public async Task An_image_that_is_still_being_built_is_read_once_it_is_there()
    {
        var image = TestImages.Large.Image.Text + "-later";
        await using var page = await PageProcess.Start(
            "Production",
            TestImages.Small,
            TestImages.Large with
            {
                Image = TestImages.Reference(image),
            }
        );
        await using var visit = await site.Open(page.Url);
        await Assertions
            .Expect(visit.Page.GetByText("does not exist yet"))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });
        await visit.Screenshot("awaited");
        Assert.Empty(await visit.BarriersAsync());

        await EngineCli.Current.RunAsync(Token, "image", "tag", TestImages.Large.Image.Text, image);
        try
        {
            await visit.Page.Locator(".verdict-text").WaitForAsync();
        }
        finally
        {
            await EngineCli.Current.RunAsync(CancellationToken.None, "image", "rm", image);
        }
    }

    [Fact]
    public async Task Without_variants_the_page_tells_how_to_give_some()
    {
        await using var page = await PageProcess.Start("Production");
        await using var visit = await site.Open(page.Url, width: 390);

        await Assertions.Expect(visit.Page.GetByText("Nothing to compare yet")).ToBeVisibleAsync();
        await visit.Screenshot("nothing");
        Assert.Empty(await visit.BarriersAsync());
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
    }

    [Fact]
    public async Task I_can_choose_which_variant_to_compare_with_the_reference()
    {
        await using var page = await PageProcess.Start(
            "Production",
            TestImages.Small,
            TestImages.Large,
            TestImages.Small with
            {
                Name = "twin",
            }
        );
        await using var visit = await site.Open(page.Url, width: 390);
        await Assertions
            .Expect(visit.Page.Locator("#verdict-title"))
            .ToHaveTextAsync("Ship small", new() { Timeout = 30_000 });

        await visit.Page.GetByLabel("Compare with").ClickAsync();
        await visit.Page.Locator(".mud-popover-open").GetByText("twin", new() { Exact = true }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#verdict-title")).ToHaveTextAsync("Both are the same image");
        await visit.Screenshot("twin");
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task My_theme_is_kept_when_I_come_back()
    {
        await using var visit = await site.Visit();

        await visit.Button("Theme").ClickAsync();
        await visit.Page.GetByText("Dark", new() { Exact = true }).ClickAsync();
        await visit.Page.Locator("html[data-theme=dark]").WaitForAsync();
        await visit.Page.ReloadAsync();

        await visit.Page.Locator("html[data-theme=dark] .verdict-text").WaitForAsync();
    }

    [Fact]
    public async Task I_can_skip_to_the_content_by_keyboard()
    {
        await using var visit = await site.Visit();

        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await visit.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.Page.WaitForFunctionAsync("document.activeElement.id === 'main'");
    }

    [Fact]
    public async Task I_can_start_measures_see_a_difference_and_cancel()
    {
        await using var visit = await site.Visit();

        await visit.Button("Parity").ClickAsync();
        await Assertions
            .Expect(visit.Page.Locator(".diff .right").First)
            .ToContainTextAsync("+ <p>Another page.</p>", new() { Timeout = 30_000 });

        await visit.Button("Start-up").ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText(" left").First).ToBeVisibleAsync();
        await visit.Button("Cancel").ClickAsync();
        await Assertions
            .Expect(visit.Page.GetByText("Cancelled. Earlier results are kept."))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });

        await visit.Screenshot("measured");
        Assert.Empty(await visit.BarriersAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task I_see_live_charts_while_a_load_runs()
    {
        await using var visit = await site.Visit();
        await Assertions
            .Expect(visit.Button("Memory, CPU, latency, throughput"))
            .ToBeEnabledAsync(new() { Timeout = 30_000 });

        await visit.Button("Memory, CPU, latency, throughput").ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".chart")).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        await Assertions
            .Expect(visit.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Requests per second, 8 connections" }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visit.Screenshot("loaded");
        Assert.Empty(await visit.BarriersAsync());
    }
}
