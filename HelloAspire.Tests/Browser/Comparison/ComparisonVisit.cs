using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>A visit to the comparison page.</summary>
public sealed class ComparisonVisit(IPage page) : Visit(page, "comparison")
{
    /// <summary>Opens a page in a browser profile of its own, and waits until its buttons work.</summary>
    internal static async Task<ComparisonVisit> Open(
        Chromium browser,
        Uri url,
        int width = 1280,
        ColorScheme theme = ColorScheme.Light
    )
    {
        var visit = await Blank(browser, width, theme);
        await visit.Page.GotoAsync(url.ToString());
        await visit.Connected();
        return visit;
    }

    /// <summary>A browser profile of its own that has not been anywhere yet.</summary>
    internal static async Task<ComparisonVisit> Blank(
        Chromium browser,
        int width = 1280,
        ColorScheme theme = ColorScheme.Light
    ) => new(await browser.OpenAsync(width, height: 844, theme));

    /// <summary>Waits until the page's buttons work.</summary>
    public Task Connected() => Page.Locator("html[data-connection=connected]").WaitForAsync();

    /// <summary>Lets the page's network be as slow as one that is far away.</summary>
    public async Task Slow(TimeSpan latency, int bytesPerSecond)
    {
        var session = await Page.Context.NewCDPSessionAsync(Page);
        await session.SendAsync(
            "Network.emulateNetworkConditions",
            new()
            {
                ["offline"] = false,
                ["latency"] = latency.TotalMilliseconds,
                ["downloadThroughput"] = bytesPerSecond,
                ["uploadThroughput"] = bytesPerSecond,
            }
        );
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
