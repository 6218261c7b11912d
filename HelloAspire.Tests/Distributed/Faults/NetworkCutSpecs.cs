namespace HelloAspire.Tests.Distributed.Faults;

/// <summary>A container's network is cut: it runs on, and nobody reaches it.</summary>
public sealed class NetworkCutSpecs
{
    private const string Service = "cut-off";

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact(Timeout = 240_000)]
    public async Task The_orchestrator_connects_it_again_and_its_address_leads_to_it_as_before()
    {
        await using var app = await TestApp.StartHealthyAsync(Limit, TestVariant.Small(Service));
        var container = app.ContainerOf(Service);
        var address = app.Application.GetEndpoint(Service, "http");
        var published = await PublishedAsync(container);
        using var client = app.Application.CreateHttpClient(Service, "http");

        foreach (var network in await NetworksAsync(container))
        {
            await EngineCli.Current.RunAsync(Limit, "network", "disconnect", network, container);
        }
        var took = new Took();

        await Eventually.IsTrueAsync(
            async () =>
                (await NetworksAsync(container)).Length > 0 && await PublishedAsync(container) is { Length: > 0 },
            "the container is on a network again"
        );
        await Eventually.IsTrueAsync(() => AnswersAsync(client), "the service answers");
        took.Tell("answers");

        // The engine has chosen another port, which the orchestrator has followed.
        Assert.NotEqual(published, await PublishedAsync(container));
        Assert.Equal(address, app.Application.GetEndpoint(Service, "http"));
        Assert.Equal(container, app.ContainerOf(Service));
        await app.WaitForHealthyAsync(Service, Limit);
    }

    private static async Task<string[]> NetworksAsync(string container)
    {
        var details = await EngineCli.Current.InspectAsync(container, Limit);
        return
        [
            .. details.GetProperty("NetworkSettings").GetProperty("Networks").EnumerateObject().Select(n => n.Name),
        ];
    }

    private static async Task<string> PublishedAsync(string container)
    {
        var details = await EngineCli.Current.InspectAsync(container, Limit);
        return details.GetProperty("NetworkSettings").GetProperty("Ports").ToString();
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            return (await client.GetStringAsync("/", Limit)).Length > 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
