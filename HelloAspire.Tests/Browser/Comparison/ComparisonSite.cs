using HelloAspire.Tests.Comparison.Measures;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>One page on two small images, and one Chromium, for all browser tests of the comparison.</summary>
public sealed class ComparisonSite : IAsyncLifetime
{
    private static readonly string[] s_places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private readonly TestImages _images = new();
    private PageProcess _page = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public Uri Url => _page.Url;

    public async ValueTask InitializeAsync()
    {
        await _images.InitializeAsync();
        _page = await PageProcess.Start("Production", TestImages.Small, TestImages.Large);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chromium(),
                Args =
                [
                    "--no-sandbox",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _page.DisposeAsync();
        await _images.DisposeAsync();
    }

    /// <summary>Opens the page in a browser profile of its own, and waits until the images are compared.</summary>
    public async Task<ComparisonVisit> Visit(int width = 1280, ColorScheme theme = ColorScheme.Light)
    {
        var visit = await Open(Url, width, theme);
        await visit.Page.Locator(".verdict-text").WaitForAsync();
        return visit;
    }

    /// <summary>Opens a page in a browser profile of its own.</summary>
    public async Task<ComparisonVisit> Open(Uri url, int width = 1280, ColorScheme theme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 844 },
                ColorScheme = theme,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var visit = new ComparisonVisit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(url.ToString());
        return visit;
    }

    private static string Chromium() =>
        s_places.FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException(
            $"The browser tests need Chromium at one of: {string.Join(", ", s_places)}. Install the package chromium."
        );
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ComparisonSiteCollection : ICollectionFixture<ComparisonSite>
{
    public const string Name = "Comparison site";
}
