using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>A browser profile with one page; it notes what the page complains about and whom it calls.</summary>
public sealed class ComparisonVisit : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public ComparisonVisit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Hosts.Add(new Uri(request.Url).Authority);
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, of the console and of the content security policy.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The servers that were asked for anything.</summary>
    public HashSet<string> Hosts { get; } = [];

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>What axe-core finds that is serious or worse.</summary>
    public async Task<IEnumerable<string>> Barriers() =>
        (await Page.RunAxe())
            .Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"));

    /// <summary>Keeps a picture under the build's artifacts, for people to look at.</summary>
    public Task Screenshot(string name) => Page.ScreenshotAsync(new() { FullPage = true, Path = PathOf(name) });

    /// <summary>The same of the page's beginning, down to the end of one of its parts.</summary>
    public async Task ScreenshotDownTo(string selector, string name)
    {
        const int Margin = 24;
        var last = await Page.Locator(selector).BoundingBoxAsync();
        await Page.ScreenshotAsync(
            new()
            {
                FullPage = true,
                Clip = new() { Width = Page.ViewportSize!.Width, Height = last!.Y + last.Height + Margin },
                Path = PathOf(name),
            }
        );
    }

    private static string PathOf(string name) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, $"../../../screenshots/comparison/{name}.png"));

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
