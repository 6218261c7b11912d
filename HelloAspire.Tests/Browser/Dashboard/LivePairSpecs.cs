using System.Diagnostics;
using System.Text.Json;
using HelloAspire.Tests.Distributed;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HelloAspire.Tests.Browser.Dashboard;

/// <summary>Real telemetry from the two real containers, on screen.</summary>
[Collection(LivePairCollection.Name)]
public sealed class LivePairSpecs(LivePair pair)
{
    private const string GreetingsPage = "/metrics?meter=HelloAspire.Web&instrument=hello.greetings&minutes=1";
    private static readonly TimeSpan OnScreen = TimeSpan.FromSeconds(2);

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task A_request_is_on_screen_within_two_seconds_as_a_trace_a_log_and_a_metric(string resource)
    {
        await using var visit = await pair.VisitAsync("/");
        var quickest = TimeSpan.MaxValue;

        // A machine under load may miss it once: the quickest of three counts.
        for (var attempt = 0; attempt < 3 && quickest > OnScreen; attempt++)
        {
            var took = await TimeToScreenAsync(visit.Page, resource, $"Request/{Guid.NewGuid():N}");
            quickest = took < quickest ? took : quickest;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{resource}: on screen after {quickest.TotalSeconds:0.00} s");
        Assert.InRange(quickest, TimeSpan.Zero, OnScreen);
    }

    [Fact(Timeout = 120_000)]
    public async Task Both_variants_are_healthy_and_lead_to_their_comparison()
    {
        await using var visit = await pair.VisitAsync("/");
        var page = visit.Page;

        foreach (var resource in new[] { HelloApp.MultiStage, HelloApp.SingleStage, "comparison" })
        {
            await Expect(Row(page, resource)).ToContainTextAsync("Running (Healthy)");
        }

        await Expect(Row(page, HelloApp.SingleStage)).ToContainTextAsync("HelloAspire.Web/Dockerfile.single");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Comparison", Exact = true });
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri((await link.GetAttributeAsync("href"))!), Limit);
        Assert.True(answer.IsSuccessStatusCode);

        await Row(page, HelloApp.MultiStage)
            .GetByRole(AriaRole.Button, new() { Name = "multi-stage", Exact = true })
            .ClickAsync();
        await Expect(page.Locator(".details")).ToContainTextAsync("Image digest");
        await Expect(page.Locator(".details")).ToContainTextAsync("→ 8080");
        Assert.Empty(visit.Complaints);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_readme_shows_what_there_is_to_see()
    {
        await using var light = await pair.VisitAsync(GreetingsPage);
        await using var dark = await pair.VisitAsync(GreetingsPage, ColorScheme.Dark);
        await GreetUntilTheChartIsFullAsync(light.Page);
        var trace = await pair.Api.GetAsync($"/api/telemetry/traces?resource={HelloApp.SingleStage}&limit=1");
        var id = trace[0].GetProperty("traceId").GetString();

        foreach (var (visit, theme) in new[] { (light, "light"), (dark, "dark") })
        {
            // A page in the background draws nothing, and rows are only drawn where they can be seen.
            await visit.Page.BringToFrontAsync();
            await Expect(visit.Page.Locator("path.mud-chart-line")).ToHaveCountAsync(2);
            await visit.ScreenshotAsync($"live-metrics-{theme}");
            await GoAsync(visit.Page, "/", "tr:has-text('comparison')");
            await visit.ScreenshotAsync($"live-resources-{theme}");
            await GoAsync(visit.Page, $"/traces/detail/{id}", ".waterfall-row");
            await visit.Page.Locator(".waterfall .cell-button").First.ClickAsync();
            await Expect(visit.Page.Locator(".details")).ToContainTextAsync("http.route");
            await visit.ScreenshotAsync($"live-trace-{theme}");
            Assert.Empty(visit.Complaints);
        }
    }

    /// <summary>Sends a request and waits for its trace on the page, and for its log and its point in the API.</summary>
    private async Task<TimeSpan> TimeToScreenAsync(IPage page, string resource, string userAgent)
    {
        var greetings = await GreetingsAsync(resource);
        await GoAsync(page, $"/traces?filter=user_agent.original~Equals~{Uri.EscapeDataString(userAgent)}", ".empty");

        using var client = pair.CreateClient(resource, userAgent);
        var clock = Stopwatch.StartNew();
        await client.GetStringAsync(new Uri("/", UriKind.Relative), Limit);
        var row = page.Locator("tbody .mud-table-row");
        await row.GetByRole(AriaRole.Link).WaitForAsync();
        await Expect(row).ToContainTextAsync(resource);

        var id = (await row.GetByRole(AriaRole.Link).GetAttributeAsync("href"))!.Split('/')[^1];
        await pair.Api.PollAsync(
            $"/api/telemetry/logs?resource={resource}&traceId={id}",
            logs =>
                logs.EnumerateArray().Any(log => Text(log, "message").StartsWith("Greeted", StringComparison.Ordinal))
        );
        await pair.Api.PollAsync(MetricPath(resource), answer => Greetings(answer) > greetings);
        return clock.Elapsed;
    }

    /// <summary>Uneven on purpose: two even lines are a dull picture.</summary>
    private async Task GreetUntilTheChartIsFullAsync(IPage page)
    {
        using var multiStage = pair.CreateClient(HelloApp.MultiStage, "Visitor/1");
        using var singleStage = pair.CreateClient(HelloApp.SingleStage, "Visitor/2");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(40));
        var clock = Stopwatch.StartNew();

        for (var i = 0; clock.Elapsed < TimeSpan.FromSeconds(20); i++)
        {
            var wave = Math.Sin(clock.Elapsed.TotalSeconds / 3);
            if (Random.Shared.NextDouble() < 0.6 + (0.3 * wave))
            {
                await multiStage.GetStringAsync(new Uri("/", UriKind.Relative), Limit);
            }

            if (Random.Shared.NextDouble() < 0.4 - (0.2 * wave))
            {
                await singleStage.GetStringAsync(new Uri("/", UriKind.Relative), Limit);
            }

            await timer.WaitForNextTickAsync(Limit);
        }

        await Expect(page.Locator("path.mud-chart-line")).ToHaveCountAsync(2);
    }

    private async Task<double> GreetingsAsync(string resource) =>
        Greetings(await pair.Api.GetAsync(MetricPath(resource)));

    private static string MetricPath(string resource) =>
        $"/api/telemetry/metrics?resource={resource}&instrument=hello.greetings";

    private static double Greetings(JsonElement metrics) =>
        metrics
            .EnumerateArray()
            .Sum(each => each.GetProperty("series")[0].GetProperty("points")[0].GetProperty("value").GetDouble());

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static ILocator Row(IPage page, string resource) =>
        page.Locator(
            "tbody tr",
            new() { Has = page.GetByRole(AriaRole.Button, new() { Name = resource, Exact = true }) }
        );

    private static async Task GoAsync(IPage page, string path, string content)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), path).ToString());
        await page.Locator(content).First.WaitForAsync();
    }
}
