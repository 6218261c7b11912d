using System.Net;
using HelloAspire.Dashboard;
using HelloAspire.Tests.Dashboard.Samples;

namespace HelloAspire.Tests.Dashboard.Frontend;

[Trait("Category", "Model")]
public sealed class FrontendAccessSpecs : IAsyncLifetime
{
    private DashboardApplication _dashboard = null!;
    private HttpClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _dashboard = await SampleDashboard.StartAsync();
        _client = Browser(_dashboard);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _dashboard.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/consolelogs")]
    [InlineData("/traces/detail/1")]
    [InlineData("/metrics")]
    public async Task Every_page_asks_for_a_login(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/login", response.Headers.Location!.AbsolutePath);
        Assert.Contains(
            $"returnUrl={Uri.EscapeDataString(path)}",
            response.Headers.Location.Query,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_pages_own_connection_is_refused_without_a_login()
    {
        using var response = await _client.PostAsync(
            new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative),
            null,
            Token
        );

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task The_printed_link_logs_me_in_by_a_cookie_that_scripts_cannot_read()
    {
        using var login = await _client.GetAsync(_dashboard.LoginUrl, Token);
        var name = $"HelloAspire.Dashboard.{_dashboard.FrontendUrl.Port}=";
        var cookie = Assert.Single(
            login.Headers.GetValues("Set-Cookie"),
            each => each.StartsWith(name, StringComparison.Ordinal)
        );

        Assert.Equal(HttpStatusCode.Redirect, login.StatusCode);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires=", cookie, StringComparison.OrdinalIgnoreCase);

        using var page = await GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/traces?errors=true", "/traces?errors=true")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    public async Task A_login_leads_to_the_page_asked_for_but_never_elsewhere(string returnUrl, string expected)
    {
        using var login = await _client.GetAsync(
            $"{_dashboard.LoginUrl}&returnUrl={Uri.EscapeDataString(returnUrl)}",
            Token
        );

        var target = new Uri(_dashboard.FrontendUrl, login.Headers.Location!);
        Assert.Equal(new Uri(_dashboard.FrontendUrl, expected), target);
    }

    [Fact]
    public async Task Guessing_tokens_is_stopped_even_when_the_guess_is_right()
    {
        for (var i = 0; i < 10; i++)
        {
            using var wrong = await GetAsync($"/login?t=wrong{i}");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await _client.GetAsync(_dashboard.LoginUrl, Token);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Contains("Wait a minute", await right.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_origin_cannot_use_my_login()
    {
        using var login = await _client.GetAsync(_dashboard.LoginUrl, Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "http://127.0.0.1:5000");

        using var response = await _client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_login_form_without_its_antiforgery_token_is_refused()
    {
        using var form = new FormUrlEncodedContent([
            new("Token", SampleDashboard.BrowserToken),
            new("_handler", "login"),
        ]);
        using var response = await _client.PostAsync(new Uri("/login", UriKind.Relative), form, Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Pages_name_no_other_server_and_forbid_them_all()
    {
        using var login = await GetAsync("/login");
        var policy = login.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", login.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", login.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain("https://", await login.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_framework/blazor.web.js", "text/javascript")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", "text/css")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.js", "text/javascript")]
    [InlineData("/css/frame.css", "text/css")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task Scripts_and_styles_are_served_by_any_host(string path, string type)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Anyone_may_come_in_where_that_is_set_but_not_under_a_foreign_name()
    {
        await using var open = await SampleDashboard.StartAsync(SampleDashboard.Options with { AllowAnonymous = true });
        using var browser = Browser(open);
        using var page = await browser.GetAsync(open.LoginUrl, Token);
        using var api = await browser.GetAsync(new Uri("/api/resources", UriKind.Relative), Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "rebound.example";
        using var foreign = await browser.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
    }

    private Task<HttpResponseMessage> GetAsync(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        return _client.SendAsync(request, Token);
    }

    private static HttpClient Browser(DashboardApplication dashboard) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = dashboard.FrontendUrl,
        };
}
