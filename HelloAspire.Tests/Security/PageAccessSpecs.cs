using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using HelloAspire.Tests.Browser.Comparison;
using HelloAspire.Tests.Distributed.Processes;

namespace HelloAspire.Tests.Security;

/// <summary>The page has no login and starts containers: it obeys this machine's own user alone.</summary>
public sealed class PageAccessSpecs : IAsyncLifetime
{
    private PageProcess _page = null!;
    private HttpClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>On every interface, as a careless user may set it.</summary>
    public async ValueTask InitializeAsync()
    {
        _page = await PageProcess.Start("Production", new Uri($"http://0.0.0.0:{FreePorts.Take(1)[0]}"));
        _client = new() { BaseAddress = new($"http://localhost:{_page.Url.Port}") };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _page.DisposeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Another_machine_is_refused_even_where_the_page_listens_for_it()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{OtherAddress()}:{_page.Url.Port}/");
        request.Headers.Host = "localhost";

        using var answer = await client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Only this machine", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/", "Host", "rebound.example")]
    [InlineData("/api/report/json", "Host", "rebound.example")]
    [InlineData("/_blazor/negotiate", "Origin", "http://elsewhere.example")]
    [InlineData("/_blazor/negotiate", "Origin", "null")]
    [InlineData("/api/compare", "Origin", "http://elsewhere.example")]
    [InlineData("/api/report/json", "Sec-Fetch-Site", "cross-site")]
    [InlineData("/api/report/json", "Sec-Fetch-Site", "same-site")]
    public async Task What_another_site_makes_a_browser_send_is_refused(string path, string header, string value)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.TryAddWithoutValidation(header, value);

            using var answer = await _client.SendAsync(request, Token);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task The_page_loads_nothing_from_elsewhere_and_is_shown_in_no_other_page()
    {
        using var answer = await _client.GetAsync("/", Token);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
    }

    /// <summary>An address of this machine that is not loopback: the engine's bridge has one at least.</summary>
    private static IPAddress OtherAddress() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .First(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
}
