using HelloAspire.Tests.Distributed;
using HelloAspire.Tests.Distributed.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HelloAspire.Tests.Browser.Dashboard;

/// <summary>The comparison page's links lead to the service that they name, in a real app host.</summary>
[Collection<RunningAppHostCollection>]
public sealed class ComparisonLinkSpecs(RunningAppHost running) : IAsyncLifetime
{
    private const float Patience = 60_000;
    private const float LoginPatience = 10_000;

    private Chromium _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Chromium.LaunchAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task Who_came_by_the_dashboards_login_gets_to_the_service_its_log_and_its_details(string service)
    {
        await using var visit = await DashboardVisit.OpenAsync(_browser, running.LoginLink);
        var row = await RowAsync(visit.Page, service);

        var answer = await FollowAsync(row, $"Service {service}");
        await Expect(answer.Locator("body")).ToContainTextAsync("Hello, World");

        var container = await ContainerOfAsync(row);
        var log = await FollowAsync(row, $"Logs of {service} in Aspire's dashboard");
        await AssertLogAsync(log, container);

        var details = await FollowAsync(row, $"{service} in Aspire's dashboard");
        await Expect(details.Locator("tr.fluent-data-grid-row", new() { HasText = "Container ID" }).First)
            .ToContainTextAsync(container[..12], new() { Timeout = Patience });
        Assert.Empty(visit.Complaints);
    }

    [Fact(Timeout = 300_000)]
    public async Task Who_did_not_is_asked_for_the_token_and_gets_to_the_log_with_it()
    {
        var page = await _browser.OpenAsync(1280, 720, ColorScheme.Light);
        var row = await RowAsync(page, HelloApp.SingleStage);
        await Expect(page.GetByText("If it asks for a token, open the link that the app host printed."))
            .ToBeVisibleAsync();

        var log = await FollowAsync(row, $"Logs of {HelloApp.SingleStage} in Aspire's dashboard");
        await LogInAsync(log, running.LoginLink.Query["?t=".Length..]);

        await AssertLogAsync(log, await ContainerOfAsync(row));
    }

    [Fact(Timeout = 300_000)]
    public async Task A_finding_leads_to_the_line_of_its_Dockerfile()
    {
        var page = await _browser.OpenAsync(1280, 720, ColorScheme.Light);
        await page.GotoAsync(
            new Uri(running.UrlOf(HelloApp.Comparison), "?findings.search=Dockerfile.single:").ToString()
        );

        var rows = page.Locator("section[aria-labelledby=findings-title] tbody tr");
        await Expect(rows.First)
            .ToContainTextAsync("HelloAspire.Web/Dockerfile.single:", new() { Timeout = 2 * Patience });
        await Expect(rows.First).ToContainTextAsync(HelloApp.SingleStage);
        await rows.First.Locator("summary").First.ClickAsync();
        await Expect(rows.First.Locator(".excerpt .meant").First).ToContainTextAsync("FROM ${SDK_IMAGE}");
    }

    private async Task<ILocator> RowAsync(IPage page, string service)
    {
        await page.GotoAsync(running.UrlOf(HelloApp.Comparison).ToString());
        var row = page.GetByRole(AriaRole.Article, new() { Name = service, Exact = true });
        // The link is to the container that runs: its name is known a moment after the page is.
        await Expect(row.Locator(".state")).ToHaveTextAsync("running");
        return row;
    }

    private static Task<IPage> FollowAsync(ILocator row, string link) =>
        row.Page.Context.RunAndWaitForPageAsync(() =>
            row.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync()
        );

    // The form is drawn before it is live, which loses what was typed until then.
    private static Task LogInAsync(IPage page, string token) =>
        Eventually.IsTrueAsync(
            async () =>
            {
                await page.Locator("#token-text-field input").FillAsync(token);
                await page.Locator("fluent-button[name=submit-token]").ClickAsync();
                try
                {
                    await page.WaitForURLAsync(
                        url => !url.Contains("/login", StringComparison.Ordinal),
                        new() { Timeout = LoginPatience, WaitUntil = WaitUntilState.Commit }
                    );
                    return true;
                }
                catch (TimeoutException)
                {
                    return false;
                }
            },
            "the dashboard takes the token"
        );

    // The log of a container begins with the engine's word that it was made: its ID.
    private async Task AssertLogAsync(IPage log, string container)
    {
        await Expect(log.Locator(".log-content", new() { HasText = container }).First)
            .ToBeAttachedAsync(new() { Timeout = Patience });
        Assert.Equal(running.LoginLink.Authority, new Uri(log.Url).Authority);
    }

    private static Task<string> ContainerOfAsync(ILocator row) =>
        row.Locator("[title]", new() { HasText = "Container" }).EvaluateAsync<string>("fact => fact.title");
}
