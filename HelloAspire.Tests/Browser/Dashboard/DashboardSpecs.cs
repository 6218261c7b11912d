using HelloAspire.Tests.Distributed;
using HelloAspire.Tests.Distributed.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HelloAspire.Tests.Browser.Dashboard;

/// <summary>Aspire's dashboard on the pair, as a person uses it.</summary>
[Collection<RunningAppHostCollection>]
public sealed class DashboardSpecs(RunningAppHost running) : IAsyncLifetime
{
    private static readonly string[] Both = [HelloApp.MultiStage, HelloApp.SingleStage];

    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 120_000 };

    private Chromium _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Chromium.LaunchAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact(Timeout = 300_000)]
    public async Task The_printed_link_leads_to_both_services_running_and_no_complaint()
    {
        await using var visit = await OpenAsync();

        foreach (var service in Both)
        {
            var row = visit.RowOf(service).First;
            await Expect(row.GetByText("Running", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(row.GetByRole(AriaRole.Link, new() { Name = "Comparison" })).ToBeVisibleAsync();
            await Expect(row.Locator($"a[href^='{running.UrlOf(service).GetLeftPart(UriPartial.Authority)}']"))
                .ToBeVisibleAsync();
        }
        // Where there is no developer certificate, a red banner would be the first thing that one sees.
        await Expect(visit.Page.Locator("fluent-message-bar")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
        Assert.Equal([running.LoginLink.Authority], visit.Hosts);
    }

    [Fact(Timeout = 300_000)]
    public async Task The_details_of_a_service_show_what_was_built_and_found()
    {
        await using var visit = await OpenAsync();
        await visit.RowOf(HelloApp.MultiStage).First.ClickAsync();

        foreach (
            var (name, value) in (IEnumerable<(string, string)>)
                [
                    ("Image ID", "sha256:"),
                    ("Image size", " MB"),
                    ("Image created", "T"),
                    ("Image layers", ""),
                    ("Image user", "1654"),
                    ("Image health check", "--probe"),
                    ("Image findings", ""),
                ]
        )
        {
            await Expect(visit.RowOf(name)).ToContainTextAsync(value, new() { Timeout = Patient.Timeout });
        }
    }

    [Fact(Timeout = 300_000)]
    public async Task Compare_shows_its_result()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        await visit
            .RowOf(HelloApp.SingleStage)
            .First.GetByRole(AriaRole.Button, new() { Name = "Actions" })
            .ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Compare and measure" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Compare", Exact = true }).ClickAsync();

        var result = page.GetByRole(AriaRole.Dialog);
        await Expect(result).ToContainTextAsync("multi-stage and single-stage", new() { Timeout = Patient.Timeout });
        await Expect(result).ToContainTextAsync("times smaller");
        await Expect(result.GetByRole(AriaRole.Table).First).ToContainTextAsync("Compressed");
        Assert.Empty(visit.Complaints);
    }

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task A_request_is_on_the_pages_of_traces_and_metrics(string service)
    {
        await RequestAsync(service);
        await using var visit = await OpenAsync();

        await visit.GoToAsync($"/traces/resource/{service}");
        await Expect(visit.RowOf($"{service}: GET /").First).ToBeVisibleAsync(new() { Timeout = Patient.Timeout });

        await visit.GoToAsync($"/metrics/resource/{service}?meter=HelloAspire.Web&instrument=hello.greetings");
        await Expect(visit.Page.GetByText("Greetings handed out.")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".main-svg").First).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    private async Task RequestAsync(string service)
    {
        using var client = new HttpClient();
        await client.GetStringAsync(running.UrlOf(service), TestContext.Current.CancellationToken);
    }

    private Task<DashboardVisit> OpenAsync() => DashboardVisit.OpenAsync(_browser, running.LoginLink);
}
