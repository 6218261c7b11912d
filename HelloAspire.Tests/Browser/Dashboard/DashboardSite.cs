using HelloAspire.Dashboard;
using HelloAspire.Tests.Dashboard.Samples;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Dashboard;

/// <summary>One dashboard full of sample data, and one Chromium, for all browser tests of the dashboard.</summary>
public sealed class DashboardSite : IAsyncLifetime
{
    private Chromium _browser = null!;

    public SampleResources Resources { get; } = new();

    public DashboardApplication Dashboard { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Dashboard = await DashboardApplication.StartAsync(SampleDashboard.Options, Resources);
        await SampleTelemetry.SendAsync(Dashboard.OtlpHttpUrl, SampleDashboard.OtlpApiKey, CancellationToken.None);

        _browser = await Chromium.LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await Dashboard.DisposeAsync();
    }

    /// <summary>Opens a page in a browser profile of its own, logged in.</summary>
    public async Task<DashboardVisit> VisitAsync(
        string path,
        int width = 1280,
        int height = 800,
        ColorScheme theme = ColorScheme.Light
    )
    {
        var visit = await OpenAsync(width, height, theme);
        await GoAsync(visit, path);
        return visit;
    }

    /// <summary>Logs in and goes to a page.</summary>
    public Task GoAsync(DashboardVisit visit, string path) =>
        visit.Page.GotoAsync(new Uri(Dashboard.FrontendUrl, LoginPath(path)).ToString());

    /// <summary>Opens a browser profile that is not logged in.</summary>
    public async Task<DashboardVisit> OpenAsync(
        int width = 1280,
        int height = 800,
        ColorScheme theme = ColorScheme.Light
    ) => new(await _browser.OpenAsync(width, height, theme));

    private static string LoginPath(string path) =>
        $"/login?t={SampleDashboard.BrowserToken}&returnUrl={Uri.EscapeDataString(path)}";
}

/// <summary>Alone, as a browser on a machine that is busy with builds draws nothing for long.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class DashboardSiteCollection : ICollectionFixture<DashboardSite>
{
    public const string Name = "Dashboard site";
}
