using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>Chromium, with a profile of its own for each visit.</summary>
public sealed class ComparisonBrowser : IAsyncDisposable
{
    private static readonly string[] s_places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ComparisonBrowser(IPlaywright playwright, IBrowser browser) =>
        (_playwright, _browser) = (playwright, browser);

    public static async Task<ComparisonBrowser> Start()
    {
        var playwright = await Playwright.CreateAsync();
        return new ComparisonBrowser(
            playwright,
            await playwright.Chromium.LaunchAsync(
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
            )
        );
    }

    /// <summary>Opens a page.</summary>
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

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string Chromium() =>
        s_places.FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException(
            $"The browser tests need Chromium at one of: {string.Join(", ", s_places)}. Install the package chromium."
        );
}
