using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Dashboard;

/// <summary>A visit to the dashboard.</summary>
public sealed class DashboardVisit(IPage page) : Visit(page, "dashboard")
{
    /// <summary>Switches the system's theme, and waits until the page has followed.</summary>
    public async Task UseThemeAsync(ColorScheme theme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme });
        var background = theme == ColorScheme.Dark ? "22" : "247";
        await Page.WaitForFunctionAsync(
            "red => getComputedStyle(document.body).backgroundColor.startsWith(`rgb(${red},`)",
            background
        );
        await RestAsync();
    }

    /// <summary>Changes the window's size, and waits until what moves has come to rest.</summary>
    public async Task ResizeAsync(int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        await Page.Locator(".mud-drawer--open")
            .WaitForAsync(new() { State = width < 960 ? WaitForSelectorState.Hidden : WaitForSelectorState.Visible });
        await RestAsync();
    }

    /// <summary>Keeps a picture under the build's artifacts, for people to look at.</summary>
    public Task ScreenshotAsync(string name) => Page.ScreenshotAsync(new() { Path = PictureOf(name) });

    private async Task RestAsync() =>
        await Page.EvaluateAsync(
            """
            Promise.allSettled(document.getAnimations()
                .filter(each => each.effect.getComputedTiming().endTime < Infinity)
                .map(each => each.finished))
            """
        );
}
