using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Dashboard;

/// <summary>A browser profile with one page; it notes what the page complains about and whom it calls.</summary>
public sealed class DashboardVisit : IAsyncDisposable
{
    private readonly IBrowserContext context;

    public DashboardVisit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Hosts.Add(new Uri(request.Url).Authority);
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, of the console and of the content security policy.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The servers that were asked for anything.</summary>
    public HashSet<string> Hosts { get; } = [];

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
    public Task ScreenshotAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(ScreenshotFolder, $"{name}.png") });

    private async Task RestAsync() =>
        await Page.EvaluateAsync(
            """
            Promise.allSettled(document.getAnimations()
                .filter(each => each.effect.getComputedTiming().endTime < Infinity)
                .map(each => each.finished))
            """
        );

    public ValueTask DisposeAsync() => context.DisposeAsync();

    /// <summary>Tests run in <c>artifacts/bin/HelloAspire.Tests/…</c>.</summary>
    private static string ScreenshotFolder { get; } =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../screenshots/dashboard"));
}
