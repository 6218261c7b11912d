using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser;

/// <summary>A browser profile with one page; it notes what the page complains about and whom it calls.</summary>
public abstract class Visit : IAsyncDisposable
{
    private readonly string _site;

    /// <param name="site">The folder for its pictures.</param>
    protected Visit(IPage page, string site)
    {
        (Page, _site) = (page, site);
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

    /// <summary>Returns what axe-core finds that is serious or worse.</summary>
    public async Task<IEnumerable<string>> BarriersAsync() =>
        (await Page.RunAxe())
            .Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"));

    /// <summary>Returns all that axe-core finds.</summary>
    public async Task<IEnumerable<string>> FlawsAsync() =>
        (await Page.RunAxe()).Violations.SelectMany(violation =>
            violation.Nodes.Select(node => $"{violation.Id} ({violation.Impact}): {node.Html}")
        );

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Where a picture is kept for people to look at: tests run in <c>artifacts/bin/HelloAspire.Tests/…</c>.</summary>
    protected string PictureOf(string name) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, $"../../../screenshots/{_site}/{name}.png"));
}
