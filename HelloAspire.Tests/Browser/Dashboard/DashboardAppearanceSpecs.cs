using HelloAspire.Tests.Dashboard.Samples;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Dashboard;

[Collection(DashboardSiteCollection.Name)]
[Trait("Category", "Model")]
public sealed class DashboardAppearanceSpecs(DashboardSite site)
{
    private static readonly (int Width, int Height)[] Screens = [(1280, 800), (390, 844)];

    /// <summary>A name, a path, and what is there once the page is. The samples may be some minutes old by then.</summary>
    public static TheoryData<string, string, string> Pages =>
        new()
        {
            { "resources", "/", "text=multi-stage" },
            { "resource", "/?resource=single-stage", ".details th" },
            { "console", "/consolelogs/resource/multi-stage", ".console-line" },
            { "structured-logs", "/structuredlogs", ".level-Error" },
            { "traces", "/traces", "text=GET /missing" },
            { "trace", $"/traces/detail/{SampleTraces.FailedId}?spanId={SampleTraces.FailedSpanId}", ".details th" },
            { "metrics", "/metrics?meter=HelloAspire.Web&instrument=hello.greetings&minutes=30", ".mud-chart-line" },
            {
                "histogram",
                "/metrics?meter=Microsoft.AspNetCore.Hosting&instrument=http.server.request.duration&minutes=30",
                ".mud-chart-bar"
            },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task I_can_read_every_page_on_every_screen_in_both_themes(string name, string path, string content)
    {
        await using var visit = await site.VisitAsync(path);
        await visit.Page.Locator(content).First.WaitForAsync();

        foreach (var (width, height) in Screens)
        {
            await visit.ResizeAsync(width, height);

            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visit.UseThemeAsync(theme);
                await visit.ScreenshotAsync($"{name}-{width}-{theme.ToString().ToLowerInvariant()}");
                // The themes differ in colours alone, and these are the same on every screen.
                if (theme == ColorScheme.Light || width == Screens[0].Width)
                {
                    Assert.Empty(await visit.BarriersAsync());
                }
                Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
            }
        }

        Assert.Empty(visit.Complaints);
        Assert.Equal([site.Dashboard.FrontendUrl.Authority], visit.Hosts);
    }
}
