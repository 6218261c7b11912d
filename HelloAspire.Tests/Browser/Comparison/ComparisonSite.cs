using HelloAspire.Tests.Comparison.Measures;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>One page on two small images, and one Chromium, for all browser tests of the comparison.</summary>
public sealed class ComparisonSite : IAsyncLifetime
{
    private readonly TestImages _images = new();
    private PageProcess _page = null!;
    private Chromium _browser = null!;

    public Uri Url => _page.Url;

    public async ValueTask InitializeAsync()
    {
        await _images.InitializeAsync();
        _page = await PageProcess.Start("Production", TestImages.Small, TestImages.Large);
        _browser = await Chromium.LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
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

    /// <summary>A browser profile of its own that has not been anywhere yet.</summary>
    public Task<ComparisonVisit> Blank() => ComparisonVisit.Blank(_browser);

    /// <summary>Opens a page in a browser profile of its own.</summary>
    public Task<ComparisonVisit> Open(Uri url, int width = 1280, ColorScheme theme = ColorScheme.Light) =>
        ComparisonVisit.Open(_browser, url, width, theme);
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ComparisonSiteCollection : ICollectionFixture<ComparisonSite>
{
    public const string Name = "Comparison site";
}
