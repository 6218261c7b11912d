using HelloAspire.Tests.Comparison.Measures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>The page says whether it is connected, whatever happens to its connection.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class ConnectionSpecs(ComparisonSite site)
{
    [Fact]
    public async Task A_page_that_loses_its_connection_says_so_and_goes_on_by_retry()
    {
        await (await site.Visit()).DisposeAsync();
        await using var visit = await site.Blank();
        var link = await Link.Of(visit.Page);
        await visit.Page.GotoAsync(site.Url.ToString());
        await visit.Connected();

        await link.Cut();

        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "No connection" });
        await Expect(dialog).ToContainTextAsync("The connection to the comparison was lost.");
        await Expect(visit.Button("Reload")).ToBeVisibleAsync();
        await visit.Screenshot("connection-lost");
        Assert.Empty(await visit.BarriersAsync());

        link.Mend();
        await visit.Button("Retry").ClickAsync();

        await Expect(dialog).ToBeHiddenAsync();
        await AssertWorks(visit);
    }

    [Fact]
    public async Task A_page_whose_comparison_was_restarted_says_that_a_reload_mends_it()
    {
        var first = await PageProcess.Start("Production", TestImages.Small, TestImages.Large);
        await using var visit = await site.Open(first.Url);
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "No connection" });

        await first.Kill();
        await Expect(dialog).ToContainTextAsync("The connection to the comparison was lost.");
        await Expect(dialog).ToContainTextAsync("Reconnecting: attempt ");
        await first.DisposeAsync();
        await using var second = await PageProcess.Start("Production", first.Url, TestImages.Small, TestImages.Large);

        await Expect(dialog).ToContainTextAsync("The comparison was restarted", new() { Timeout = 30_000 });
        await Expect(visit.Button("Retry")).ToBeHiddenAsync();
        await visit.Button("Reload").ClickAsync();
        await visit.Connected();
        await AssertWorks(visit);
    }

    [Fact]
    public async Task A_page_whose_machine_goes_offline_says_so_at_once_and_goes_on_by_itself()
    {
        await using var visit = await site.Visit();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "No connection" });

        await visit.Page.Context.SetOfflineAsync(true);
        await Expect(dialog).ToBeVisibleAsync();
        await visit.Screenshot("offline");
        await visit.Page.Context.SetOfflineAsync(false);

        await Expect(dialog).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await AssertWorks(visit);
    }

    [Fact]
    public async Task A_page_that_was_never_connected_says_so()
    {
        await using var visit = await site.Blank();
        var link = await Link.Of(visit.Page);
        await link.Cut();

        await visit.Page.GotoAsync(site.Url.ToString());

        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("The comparison does not answer.");
        link.Mend();
        await visit.Button("Retry").ClickAsync();
        await visit.Connected();
        await AssertWorks(visit);
    }

    [Fact]
    public async Task On_a_slow_link_I_read_the_verdict_while_the_page_says_that_it_connects()
    {
        // The images are read by then; what else was measured of them on the page counts too.
        await using var fast = await site.Visit();
        var verdict = await fast.Page.Locator("#verdict-title").InnerTextAsync();
        await using var visit = await site.Blank();
        await visit.Slow(latency: TimeSpan.FromMilliseconds(1500), bytesPerSecond: 60_000);

        await visit.Page.GotoAsync(site.Url.ToString(), new() { WaitUntil = WaitUntilState.Commit });

        await Expect(visit.Page.Locator("#verdict-title")).ToHaveTextAsync(verdict, new() { Timeout = 15_000 });
        await Expect(visit.Page.Locator(".connecting")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-connection", "connecting");
        await visit.Screenshot("connecting");
        await Expect(visit.Page.Locator(".connecting")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await AssertWorks(visit);
    }

    [Fact]
    public async Task The_first_visit_transfers_little()
    {
        await (await site.Visit()).DisposeAsync();
        await using var visit = await site.Visit();

        var bytes = await visit.Page.EvaluateAsync<long>(
            """
            [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
              .reduce((sum, entry) => sum + entry.transferSize, 0)
            """
        );

        Assert.InRange(bytes, 1, 250_000);
    }

    // A menu is drawn by the server: it opens only where the connection stands.
    private static async Task AssertWorks(ComparisonVisit visit)
    {
        await visit.Button("Theme").ClickAsync();
        await Expect(visit.Page.GetByText("Dark", new() { Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>A page's way to the comparison's web socket, which can be cut.</summary>
    private sealed class Link
    {
        private readonly List<IWebSocketRoute> _sockets = [];
        private bool _isCut;

        public static async Task<Link> Of(IPage page)
        {
            var link = new Link();
            await page.RouteWebSocketAsync(_ => true, link.Connect);
            return link;
        }

        public async Task Cut()
        {
            _isCut = true;
            foreach (var socket in _sockets)
            {
                await socket.CloseAsync();
            }
            _sockets.Clear();
        }

        public void Mend() => _isCut = false;

        private void Connect(IWebSocketRoute socket)
        {
            if (_isCut)
            {
                _ = socket.CloseAsync();
                return;
            }
            socket.ConnectToServer();
            _sockets.Add(socket);
        }
    }
}
