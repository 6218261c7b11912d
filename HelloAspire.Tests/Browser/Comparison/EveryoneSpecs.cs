using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>The page for people with a keyboard, a screen reader, a small or a large screen.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class EveryoneSpecs(ComparisonSite site)
{
    private const int MostStops = 200;

    // The ring of what has the focus, or of the field around it, and its contrast with what is behind it (WCAG 2.2, 1.4.11).
    private const string Ring = """
        () => {
          const light = text => {
            const [r, g, b] = text.match(/[\d.]+/g).map(part => part / 255)
              .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
          };
          const focused = document.activeElement;
          const ringed = [focused, focused.closest('.mud-input'), focused.closest('.mud-checkbox')].find(element => element
            && getComputedStyle(element).opacity !== '0' && getComputedStyle(element).outlineStyle === 'solid' && parseFloat(getComputedStyle(element).outlineWidth) >= 2);
          let behind = ringed?.parentElement;
          while (behind && !getComputedStyle(behind).backgroundColor.startsWith('rgb(')) behind = behind.parentElement;
          const [one, other] = ringed
            ? [getComputedStyle(ringed).outlineColor, getComputedStyle(behind ?? document.documentElement).backgroundColor].map(light)
            : [1, 1];
          const box = focused.getBoundingClientRect();
          return {
            what: focused === document.body ? '' : `${focused.innerText ?? ''} ${focused.outerHTML.slice(0, 120)}`,
            contrast: Math.max(one, other) / Math.min(one, other),
            isOnScreen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
          };
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Whatever_has_the_focus_shows_it(ColorScheme theme)
    {
        await using var visit = await site.Visit(theme: theme);
        var stops = new List<FocusStop>();

        for (var stop = await Next(visit); stop.What.Length > 0; stop = await Next(visit))
        {
            stops.Add(stop);
            Assert.InRange(stops.Count, 1, MostStops);
        }

        Assert.Contains(stops, stop => stop.What.Contains("Measure all", StringComparison.Ordinal));
        Assert.All(
            stops,
            stop =>
            {
                Assert.True(stop.Contrast >= 3, $"{stop.Contrast:0.0}: {stop.What}");
                Assert.True(stop.IsOnScreen, stop.What);
            }
        );

        await visit.Button("Theme").PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Menuitem).First).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        Assert.True((await visit.Page.EvaluateAsync<FocusStop>(Ring)).Contrast >= 3);

        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        Assert.True(
            await visit.Page.EvaluateAsync<bool>(
                "['.segment', '.tile'].every(area => getComputedStyle(document.querySelector(area)).backgroundColor !== getComputedStyle(document.body).backgroundColor)"
            ),
            "In the reader's own colours, areas that are data have none."
        );
    }

    [Fact]
    public async Task On_a_phone_no_word_of_the_overview_is_broken()
    {
        const string Lines = """
            row => [...row.cells].map(cell => {
              const range = document.createRange();
              range.selectNodeContents(cell);
              return new Set([...range.getClientRects()].map(line => line.top)).size;
            })
            """;
        await using var visit = await site.Visit(width: 390);

        var platform = visit.Section("overview").Locator("tr:has-text('Platform')");

        var lines = await platform.EvaluateAsync<int[]>(Lines);
        Assert.Equal([1, 1, 1], lines);
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(1920, ColorScheme.Light)]
    [InlineData(1920, ColorScheme.Dark)]
    public async Task No_rule_of_axe_is_broken_on_any_screen(int width, ColorScheme theme)
    {
        await using var visit = await site.Visit(width, theme);

        Assert.Empty(await visit.FlawsAsync());
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
    }

    [Fact]
    public async Task Nothing_moves_for_those_who_want_no_motion()
    {
        await using var visit = await site.Visit();

        await visit.Button("Start-up").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();

        Assert.Equal(
            0,
            await visit.Page.EvaluateAsync<int>(
                "document.getAnimations().filter(animation => animation.playState === 'running').length"
            )
        );
        await visit.Button("Cancel").ClickAsync();
        await Expect(visit.Button("Measure all")).ToBeEnabledAsync(new() { Timeout = 30_000 });
    }

    private static async Task<FocusStop> Next(ComparisonVisit visit)
    {
        await visit.Page.Keyboard.PressAsync("Tab");
        return await visit.Page.EvaluateAsync<FocusStop>(Ring);
    }

    private sealed record FocusStop
    {
        public string What { get; set; } = "";
        public double Contrast { get; set; }
        public bool IsOnScreen { get; set; }
    }
}
