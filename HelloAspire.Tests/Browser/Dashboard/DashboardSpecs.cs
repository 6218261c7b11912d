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

    /// <summary>Milliseconds, as many as the pair's images take to be read on a busy machine.</summary>
    private const float Patient = 120_000;

    private Chromium _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Chromium.LaunchAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact(Timeout = 300_000)]
    public async Task The_printed_link_leads_to_both_services_running_and_no_complaint()
    {
        await using var visit = await OpenAsync();

        foreach (var service in Both)
        {
            var row = visit.ResourceRow(service);
            await Expect(row.GetByText("Running", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(row.GetByRole(AriaRole.Link, new() { Name = "Comparison" })).ToBeVisibleAsync();
            await Expect(row.Locator($"a[href^='{running.UrlOf(service).GetLeftPart(UriPartial.Authority)}']"))
                .ToBeVisibleAsync();
        }
        // Where there is no developer certificate, a red banner would be the first thing that one sees.
        await Expect(visit.Page.Locator("fluent-message-bar, .fluent-messagebar")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByText("certificate")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
        Assert.Equal([running.LoginLink.Authority], visit.Hosts);
    }

    [Fact(Timeout = 300_000)]
    public async Task The_details_of_a_service_show_what_was_built_and_found()
    {
        await using var visit = await OpenAsync();
        await visit.ResourceRow(HelloApp.MultiStage).ClickAsync();

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
            await Expect(visit.RowWith(name)).ToContainTextAsync(value, new() { Timeout = Patient });
        }
    }

    [Fact(Timeout = 300_000)]
    public async Task Compare_shows_its_result()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        await visit
            .ResourceRow(HelloApp.SingleStage)
            .GetByRole(AriaRole.Button, new() { Name = "Actions" })
            .ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Compare and measure" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Compare", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "multi-stage vs. single-stage" }))
            .ToBeVisibleAsync(new() { Timeout = Patient });
        await Expect(page.GetByText("times smaller").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Compressed" })).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task A_request_is_on_the_pages_of_traces_and_metrics(string service)
    {
        await RequestAsync(service);
        await using var visit = await OpenAsync();

        await visit.GoToAsync($"/traces/resource/{service}");
        await Expect(visit.RowWith($"{service}: GET /")).ToBeVisibleAsync(new() { Timeout = Patient });

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
