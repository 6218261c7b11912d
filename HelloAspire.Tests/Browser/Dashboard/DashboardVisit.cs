using HelloAspire.Tests.Distributed;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Dashboard;

/// <summary>A visit to Aspire's dashboard.</summary>
public sealed class DashboardVisit(IPage page, Uri loginLink) : Visit(page, "dashboard")
{
    /// <summary>As long as the pair's images take to be read on a busy machine.</summary>
    private const float PatientMilliseconds = 120_000;

    /// <summary>Logs in with the link that the app host printed, and waits for the list of resources.</summary>
    internal static async Task<DashboardVisit> OpenAsync(
        Chromium browser,
        Uri loginLink,
        int width = 1280,
        int height = 720,
        ColorScheme theme = ColorScheme.Light
    )
    {
        var visit = new DashboardVisit(await browser.OpenAsync(width, height, theme), loginLink);
        visit.Page.SetDefaultTimeout(PatientMilliseconds);
        await visit.Page.GotoAsync(loginLink.ToString());
        await visit.ResourceRow(HelloApp.Comparison).WaitForAsync();
        return visit;
    }

    /// <summary>A resource's row in the list of resources.</summary>
    public ILocator ResourceRow(string resource) =>
        Page.Locator("tr.resource-row", new() { Has = Page.Locator($".resource-name-text:text-is('{resource}')") });

    /// <summary>The first row of any table that holds a text.</summary>
    public ILocator RowWith(string text) => Page.Locator("tr.fluent-data-grid-row", new() { HasText = text }).First;

    public Task GoToAsync(string path) => Page.GotoAsync(new Uri(loginLink, path).ToString());

    /// <summary>Keeps a picture of the window, on a wide screen cut to a height, without what only the mouse shows.</summary>
    public async Task ScreenshotAsync(string name, int height)
    {
        if (Page.ViewportSize!.Width > 500)
        {
            await Page.SetViewportSizeAsync(Page.ViewportSize.Width, height);
        }
        await Page.Mouse.MoveAsync(0, 0);
        await Page.ScreenshotAsync(
            new()
            {
                Path = PictureOf(name),
                Animations = ScreenshotAnimations.Disabled,
                Caret = ScreenshotCaret.Hide,
            }
        );
    }
}
