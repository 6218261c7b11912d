using System.Text.RegularExpressions;
using Google.Protobuf;
using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Dashboard.Resources;
using HelloAspire.Tests.Dashboard.Samples;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HelloAspire.Tests.Browser.Dashboard;

[Collection(DashboardSiteCollection.Name)]
[Trait("Category", "Model")]
public sealed partial class DashboardUseSpecs(DashboardSite site)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_log_in_with_the_token_and_land_where_I_wanted_to_go()
    {
        await using var visit = await site.OpenAsync();
        await visit.Page.GotoAsync(new Uri(site.Dashboard.FrontendUrl, "/traces").ToString());

        await visit.Page.GetByLabel("Token").FillAsync("wrong");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the token of this run");

        await visit.Page.GetByLabel("Token").FillAsync(SampleDashboard.BrowserToken);
        await visit.ScreenshotAsync("login");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Traces" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task I_run_commands_and_see_their_results()
    {
        await using var visit = await site.VisitAsync("/");
        var page = visit.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Restart: multi-stage" }).ClickAsync();
        await Expect(page.GetByText("Restart: multi-stage: Done.")).ToBeVisibleAsync();
        Assert.Contains($"{SampleResource.MultiStageName}/restart", site.Resources.Executed);

        await ChooseAsync(page, "Compare");
        await Expect(page.Locator(".markdown table")).ToContainTextAsync("27.9");
        await visit.ScreenshotAsync("command-result");
        await page.Keyboard.PressAsync("Escape");

        await ChooseAsync(page, "Inspect image");
        await Expect(page.Locator(".text-dialog pre")).ToContainTextAsync("\"user\": \"1654\"");
        await page.Keyboard.PressAsync("Escape");

        await ChooseAsync(page, "Rebuild");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Rebuild" }).ClickAsync();
        await Expect(page.GetByText("Step 7/9 failed with exit code 1.")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task I_see_a_resource_change_while_I_look()
    {
        await using var visit = await site.VisitAsync("/");
        var changing = SampleResource.Comparison() with { Name = "changing-1", DisplayName = "changing" };
        var row = visit.Page.Locator("tr", new() { HasText = "changing" });

        site.Resources.Publish(changing with { State = "Building", ExitCode = null });
        await Expect(row).ToContainTextAsync("Building");
        site.Resources.Publish(changing with { State = "Running", HealthStatus = HealthStatusView.Healthy });
        await Expect(row).ToContainTextAsync("Running (Healthy)");
        site.Resources.Publish(changing with { IsHidden = true });
        await Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task I_reveal_a_secret_of_a_resource()
    {
        await using var visit = await site.VisitAsync($"/?resource={SampleResource.MultiStageName}");

        await Expect(visit.Page.Locator(".details")).Not.ToContainTextAsync("s3cret");
        await visit
            .Page.GetByRole(AriaRole.Button, new() { Name = "Show or hide OTEL_EXPORTER_OTLP_HEADERS" })
            .ClickAsync();
        await Expect(visit.Page.Locator(".details")).ToContainTextAsync("x-otlp-api-key=s3cret");
    }

    [Fact]
    public async Task I_follow_a_console_pause_it_clear_it_and_take_it_with_me()
    {
        await using var visit = await site.VisitAsync("/consolelogs/resource/single-stage");
        var page = visit.Page;
        var console = page.Locator(".console");

        for (var i = 1; i <= 500; i++)
        {
            site.Resources.WriteLine(SampleResource.SingleStageName, $"\u001b[32mline {i}\u001b[0m", isError: i == 500);
        }

        await Expect(console.GetByText("line 500")).ToBeInViewportAsync();
        await Expect(console.Locator(".console-error")).ToContainTextAsync("line 500");

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync()
        );
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Token);
        Assert.Equal(500, lines.Length);
        Assert.EndsWith("single-stage line 500", lines[^1], StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Expect(console).ToContainTextAsync("Nothing has been written yet.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause updates" }).ClickAsync();
        site.Resources.WriteLine(SampleResource.SingleStageName, "while paused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume updates" }).ClickAsync();
        await Expect(console).ToContainTextAsync("while paused");
    }

    [Fact]
    public async Task Markup_in_a_console_stays_text()
    {
        await using var visit = await site.VisitAsync("/consolelogs/resource/multi-stage");

        await Expect(visit.Page.GetByText("<b>not markup</b>")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_request_is_on_screen_within_two_seconds_of_its_arrival()
    {
        await using var visit = await site.VisitAsync("/traces?text=fresh");
        await Expect(visit.Page.GetByText("No trace fits the filters.")).ToBeVisibleAsync();

        await SendAsync("/v1/traces", FreshTrace("fresh request"));

        await Expect(visit.Page.GetByText("fresh request")).ToBeVisibleAsync(new() { Timeout = 2000 });
    }

    [Fact]
    public async Task I_go_from_a_log_to_its_trace_and_from_a_span_to_its_logs()
    {
        await using var visit = await site.VisitAsync("/structuredlogs/resource/multi-stage?level=Error");
        var page = visit.Page;
        await Expect(page.Locator("tbody .mud-table-row").First).ToContainTextAsync("The greeting is missing.");

        await page.Locator("tbody .mud-table-row").First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("GET /missing");
        await Expect(page.Locator(".details")).ToContainTextAsync("The greeting is missing.");

        await page.Locator(".waterfall .cell-button", new() { HasText = "GET /missing" }).ClickAsync();
        await Expect(page.Locator(".details")).ToContainTextAsync("System.InvalidOperationException");
    }

    [Fact]
    public async Task I_filter_by_an_attribute_and_the_address_keeps_it()
    {
        await using var visit = await site.VisitAsync("/traces");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a filter" }).ClickAsync();
        await page.GetByLabel("Field").FillAsync("http.response.status_code");
        await page.GetByLabel("Value").FillAsync("500");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(FilterInUrl());
        await Expect(page.Locator("tbody .mud-table-row").First).ToContainTextAsync("GET /missing");
        await Expect(page.Locator("tbody").GetByText("GET /", new() { Exact = true })).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.Locator("tbody .mud-table-row").First).ToContainTextAsync("GET /missing");
    }

    [Fact]
    public async Task I_collapse_a_span_of_a_trace()
    {
        await using var visit = await site.VisitAsync($"/traces/detail/{SampleTraces.FailedId}");
        var rows = visit.Page.Locator(".waterfall-row");
        await Expect(rows).ToHaveCountAsync(2);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Spans within GET /missing" }).ClickAsync();

        await Expect(rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task I_see_both_variants_on_one_chart()
    {
        await using var visit = await site.VisitAsync(
            "/metrics?meter=HelloAspire.Web&instrument=hello.greetings&minutes=30"
        );
        var figures = visit.Page.GetByLabel("Figures", new() { Exact = true });

        await Expect(figures).ToContainTextAsync("multi-stage");
        await Expect(figures).ToContainTextAsync("single-stage");
        await Expect(visit.Page.Locator("path.mud-chart-line")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Keys_lead_from_page_to_page_but_not_while_I_type()
    {
        await using var visit = await site.VisitAsync("/");
        var page = visit.Page;
        var title = page.Locator("h1");
        await Expect(title).ToHaveTextAsync("Resources");

        foreach (
            var (key, name) in new[] { ("t", "Traces"), ("m", "Metrics"), ("c", "Console"), ("s", "Structured logs") }
        )
        {
            await page.Keyboard.PressAsync(key);
            await Expect(title).ToHaveTextAsync(name);
        }

        await page.GetByLabel("Filter messages").PressSequentiallyAsync("tm");
        await Expect(title).ToHaveTextAsync("Structured logs");
        await title.ClickAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Keyboard shortcuts");
    }

    [Fact]
    public async Task A_key_that_I_press_while_the_page_is_loading_is_heard()
    {
        await using var visit = await site.OpenAsync();
        await visit.Page.AddInitScriptAsync(
            "addEventListener('DOMContentLoaded', () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true })))"
        );

        await site.GoAsync(visit, "/");

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Traces");
    }

    [Fact]
    public async Task A_theme_that_I_choose_stays()
    {
        await using var visit = await site.VisitAsync("/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).ClickAsync();
        await visit.Page.GetByText("Dark").ClickAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await visit.Page.ReloadAsync();

        await Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
        await visit.UseThemeAsync(ColorScheme.Dark);
    }

    [Fact]
    public async Task A_full_list_holds_only_the_rows_in_sight()
    {
        var request = SampleLogs.Create(SampleTelemetry.Sender("crowd", "1"));
        var record = request.ResourceLogs[0].ScopeLogs[0].LogRecords[0];
        for (var i = 0; i < 5_000; i++)
        {
            request.ResourceLogs[0].ScopeLogs[0].LogRecords.Add(record);
        }

        await SendAsync("/v1/logs", request);

        await using var visit = await site.VisitAsync("/structuredlogs/resource/crowd");
        await Expect(visit.Page.Locator("tbody .mud-table-row").First).ToContainTextAsync("crowd");

        Assert.InRange(await visit.Page.Locator("tbody .mud-table-row").CountAsync(), 10, 100);
    }

    private async Task SendAsync(string path, IMessage message)
    {
        using var client = new HttpClient { BaseAddress = site.Dashboard.OtlpHttpUrl };
        client.DefaultRequestHeaders.Add("x-otlp-api-key", SampleDashboard.OtlpApiKey);
        await SampleTelemetry.PostAsync(client, path, message, Token);
    }

    private static ExportTraceServiceRequest FreshTrace(string name)
    {
        var request = SampleTraces.Create(SampleTelemetry.Sender("fresh", "1"), 1);
        var spans = request.ResourceSpans[0].ScopeSpans[0].Spans;
        var first = spans[0];
        first.Name = name;
        first.TraceId = SampleTelemetry.Id(16, 9_000_000);
        spans.Clear();
        spans.Add(first);
        return request;
    }

    private static async Task ChooseAsync(IPage page, string action)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions: multi-stage" }).ClickAsync();
        await page.Locator(".mud-popover-open .mud-menu-item", new() { HasText = action }).ClickAsync();
    }

    [GeneratedRegex("filter=http\\.response\\.status_code")]
    private static partial Regex FilterInUrl();
}
