using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>What the page says of measures: their spread and conditions, how far they are, and whether budgets are kept.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class MeasuredPageSpecs(ComparisonSite site)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Long = new() { Timeout = 60_000 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_are_grouped_with_their_spread_and_conditions_and_those_of_an_earlier_run_are_marked()
    {
        await using var visit = await site.Visit();
        await Measure(visit, "Start-up");
        await Measure(visit, "Shutdown");

        var results = visit.Page.Locator("section[aria-labelledby=measures-title]");
        var startup = results.Locator("h4", new() { HasText = "Start-up" });
        await Assertions.Expect(startup).ToContainTextAsync("earlier run");
        await Assertions
            .Expect(results.Locator("h4", new() { HasText = "Shutdown" }))
            .Not.ToContainTextAsync("earlier run");
        var row = results.GetByRole(AriaRole.Row).Filter(new() { HasText = "Start to first response" });
        await Assertions.Expect(row.GetByRole(AriaRole.Img)).ToHaveCountAsync(2);
        await Assertions
            .Expect(row.GetByRole(AriaRole.Img).First)
            .ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("median .* ms, interval"));
        await Assertions.Expect(row).ToContainTextAsync("×");
        await Assertions
            .Expect(results.GetByText("2 starts of each image, over "))
            .ToContainTextAsync(" cores", new() { Timeout = 5_000 });
        await Assertions.Expect(results.GetByText("A lead counts if").First).ToBeVisibleAsync();
        Assert.Empty(await visit.BarriersAsync());
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Measured_figures_fit_on_every_screen_in_both_themes(int width, ColorScheme theme)
    {
        await using var visit = await site.Visit(width, theme);
        if (await visit.Page.Locator(".figures").CountAsync() == 0)
        {
            await Measure(visit, "Start-up");
        }

        await visit.Screenshot($"figures-{width}-{theme.ToString().ToLowerInvariant()}");
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task Cancel_answers_at_once_and_who_comes_later_hears_nothing_of_it()
    {
        await using var visit = await site.Visit();
        await visit.Button("Memory, CPU, latency, throughput").ClickAsync();
        await Assertions
            .Expect(visit.Page.Locator("#measure-step"))
            .ToContainTextAsync("Memory at rest", new() { Timeout = 60_000 });

        // It may stand there for less than a look takes: the page itself notes what it says.
        await visit.Page.EvaluateAsync(
            "window.said = []; new MutationObserver(() => said.push(document.querySelector('.measuring')?.innerText)).observe(document.body, { childList: true, characterData: true, subtree: true })"
        );
        await visit.Button("Cancel").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Cancelled. Earlier results are kept.")).ToBeVisibleAsync(Long);
        Assert.Contains(
            await visit.Page.EvaluateAsync<string[]>("said.map(text => text ?? '')"),
            text => text.Contains("Cancelling…", StringComparison.Ordinal)
        );
        await using var later = await site.Visit();
        await Assertions.Expect(later.Button("Start-up")).ToBeEnabledAsync();
        await Assertions.Expect(later.Page.GetByText("Cancelled.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_time_left_runs_down_while_a_step_lasts()
    {
        await using var visit = await site.Visit();
        await visit.Button("Memory, CPU, latency, throughput").ClickAsync();
        var left = visit.Page.Locator(".measuring-text .secondary");
        await left.WaitForAsync();

        var seen = new HashSet<string>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5));
        while (seen.Count < 4 && await left.CountAsync() > 0)
        {
            seen.Add(await left.InnerTextAsync());
            await timer.WaitForNextTickAsync(Token);
        }

        Assert.True(seen.Count >= 4, string.Join(" | ", seen));
        if (await visit.Button("Cancel").CountAsync() > 0)
        {
            await visit.Button("Cancel").ClickAsync();
        }
        await Assertions.Expect(visit.Button("Start-up")).ToBeEnabledAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task Budgets_are_shown_as_passed_or_failed()
    {
        await using var visit = await site.Visit();

        var budgets = visit.Page.Locator("section[aria-labelledby=budgets-title]");
        await Assertions.Expect(budgets).ToContainTextAsync("1 of 2 failed");
        await Assertions
            .Expect(budgets.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "ratio<1" }))
            .ToContainTextAsync("passed");
        await Assertions
            .Expect(budgets.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "right.check:high" }))
            .ToContainTextAsync("Runs as root");
    }

    [Fact]
    public async Task The_page_and_its_labels_are_in_plain_technical_English()
    {
        await using var visit = await site.Visit();
        await Measure(visit, "Parity");

        var text = await visit.Page.EvaluateAsync<string>(
            "document.body.innerText + [...document.querySelectorAll('[title], [aria-label]')].map(e => `${e.title} ${e.ariaLabel}`).join()"
        );

        Assert.DoesNotMatch(@"(?i)\b(mend|told|alike|anyway|shall|asked were|speaks of|would be)\b", text);
        Assert.DoesNotMatch(@"\d{4,} (?:files|paths|packages|findings|executables)", text);
    }

    [Fact]
    public async Task The_HTML_report_prints_on_A4()
    {
        using var client = new HttpClient { BaseAddress = site.Url };
        var html = await client.GetStringAsync("/api/report/html", Token);
        await using var visit = await site.Visit();
        // 186 mm, what A4 leaves between the margins, at 96 pixels an inch.
        await visit.Page.SetViewportSizeAsync(703, 1000);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await visit.Page.SetContentAsync(html);

        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.Empty(
            await visit.Page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('td, th')].filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.innerText)"
            )
        );
        await visit.Screenshot("report-print");
        await visit.Page.PdfAsync(
            new()
            {
                PreferCSSPageSize = true,
                PrintBackground = true,
                Path = Path.Join(AppContext.BaseDirectory, "../../../screenshots/comparison/report.pdf"),
            }
        );
    }

    private static async Task Measure(ComparisonVisit visit, string measure)
    {
        await Assertions.Expect(visit.Button(measure)).ToBeEnabledAsync(new() { Timeout = 60_000 });
        await visit.Button(measure).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Progressbar).First.WaitForAsync();
        await Assertions.Expect(visit.Button(measure)).ToBeEnabledAsync(new() { Timeout = 60_000 });
    }
}
