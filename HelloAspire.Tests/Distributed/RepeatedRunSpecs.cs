namespace HelloAspire.Tests.Distributed;

/// <summary>What stays of an application that is started and ended again and again.</summary>
public sealed class RepeatedRunSpecs : IAsyncDisposable
{
    private const string Name = "repeated";

    private readonly StaticPage _page = new(Name);

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact(Timeout = 300_000)]
    public async Task Ten_rounds_leave_no_container_no_network_and_one_tag()
    {
        var networks = new HashSet<string>();
        for (var round = 1; round <= 10; round++)
        {
            _page.Write("wwwroot/index.html", $"<p>Round {round / 2}</p>");
            await using var app = await TestApp.StartHealthyAsync(Limit, _page.Variant);
            networks.UnionWith(await NetworksAsync());
        }

        Assert.Equal(10, networks.Count);
        Assert.Empty(await ContainersAsync());
        await Eventually.IsTrueAsync(
            async () =>
                !networks.Overlaps(await EngineCli.Current.ListAsync(Limit, "network", "ls", "-q", "--no-trunc")),
            "the networks are removed"
        );
        Assert.Single(await _page.ImagesAsync(Limit));
    }

    private static Task<string[]> ContainersAsync() =>
        EngineCli.Current.ListAsync(Limit, "ps", "-aq", "--filter", $"name=^{Name}-");

    private static async Task<IEnumerable<string>> NetworksAsync() =>
        await EngineCli.Current.ListAsync(
            Limit,
            [
                "container",
                "inspect",
                "--format",
                "{{range .NetworkSettings.Networks}}{{println .NetworkID}}{{end}}",
                .. await ContainersAsync(),
            ]
        );
}
