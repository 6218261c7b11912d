using HelloAspire.Tests.Distributed;
using HelloAspire.Tests.Distributed.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HelloAspire.Tests.Browser.Dashboard;

/// <summary>Pictures of Aspire's dashboard on the pair, for the README and for people to look at.</summary>
[Collection<RunningAppHostCollection>]
public sealed class DashboardPictureSpecs(RunningAppHost running)
{
    private const int Requests = 12;

    [Theory(Timeout = 300_000)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task Resources_a_trace_and_metrics_are_drawn_on_every_screen(int width, ColorScheme theme)
    {
        await RequestAsync();
        await using var browser = await Chromium.LaunchAsync();
        var height = width < 500 ? 844 : 720;
        await using var visit = await DashboardVisit.OpenAsync(browser, running.LoginLink, width, height, theme);
        var suffix = FormattableString.Invariant($"{width}-{theme.ToString().ToLowerInvariant()}");

        await visit.ScreenshotAsync($"resources-{suffix}", height: 400);
        await AssertFitsAsync(visit);

        await visit.ResourceRow(HelloApp.MultiStage).ClickAsync();
        await visit.RowWith("Image findings").WaitForAsync();
        await visit.RowWith("Container image").EvaluateAsync("row => row.scrollIntoView({ block: 'start' })");
        await visit.ScreenshotAsync($"details-{suffix}", height: 720);
        await AssertFitsAsync(visit);

        await visit.GoToAsync($"/traces/detail/{await NewestTraceAsync()}");
        await Expect(visit.RowWith("greet")).ToBeVisibleAsync();
        await visit.ScreenshotAsync($"trace-{suffix}", height: 400);
        await AssertFitsAsync(visit);

        await visit.GoToAsync(
            $"/metrics/resource/{HelloApp.MultiStage}?meter=HelloAspire.Web&instrument=hello.greetings"
        );
        await Expect(visit.Page.GetByText("Greetings handed out.")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".main-svg").First).ToBeVisibleAsync();
        await visit.ScreenshotAsync($"metrics-{suffix}", height: 720);
        await AssertFitsAsync(visit);
        Assert.Empty(visit.Complaints);
    }

    private static async Task AssertFitsAsync(DashboardVisit visit) =>
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));

    private async Task RequestAsync()
    {
        using var client = new HttpClient();
        for (var i = 0; i < Requests; i++)
        {
            await client.GetStringAsync(
                running.UrlOf(i % 2 == 0 ? HelloApp.MultiStage : HelloApp.SingleStage),
                TestContext.Current.CancellationToken
            );
        }
    }

    private async Task<string?> NewestTraceAsync()
    {
        string? trace = null;
        await Eventually.IsTrueAsync(
            async () =>
                (
                    trace = (await running.Dashboard.SpansAsync(HelloApp.MultiStage))
                        .Where(s => s.GetProperty("name").GetString() == "greet")
                        .Select(s => s.GetProperty("traceId").GetString())
                        .LastOrDefault()
                )
                    is not null,
            "the trace of a request is there"
        );
        return trace;
    }
}
