using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>A visit to the comparison page.</summary>
public sealed class ComparisonVisit(IPage page) : Visit(page, "comparison")
{
    // The page's own script sets the theme before the first paint; the components follow once the server knows it.
    private const string ThemeIsEverywhere =
        "() => getComputedStyle(document.documentElement).getPropertyValue('--mud-native-html-color-scheme').trim()"
        + " === document.documentElement.dataset.theme";

    /// <summary>Opens a page in a browser profile of its own, and waits until all of it has its theme.</summary>
    internal static async Task<ComparisonVisit> Open(
        Chromium browser,
        Uri url,
        int width = 1280,
        ColorScheme theme = ColorScheme.Light
    )
    {
        var visit = new ComparisonVisit(await browser.OpenAsync(width, height: 844, theme));
        await visit.Page.GotoAsync(url.ToString());
        await visit.Page.WaitForFunctionAsync(ThemeIsEverywhere);
        return visit;
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Keeps a picture under the build's artifacts, for people to look at.</summary>
    public Task Screenshot(string name) => Page.ScreenshotAsync(new() { FullPage = true, Path = PictureOf(name) });

    /// <summary>The same of the page's beginning, down to the end of one of its parts.</summary>
    public async Task ScreenshotDownTo(string selector, string name)
    {
        const int Margin = 24;
        var last = await Page.Locator(selector).BoundingBoxAsync();
        await Page.ScreenshotAsync(
            new()
            {
                FullPage = true,
                Clip = new() { Width = Page.ViewportSize!.Width, Height = last!.Y + last.Height + Margin },
                Path = PictureOf(name),
            }
        );
    }
}
