using HelloAspire.AppHost;
using HelloAspire.Hosting.Dashboard;
using HelloAspire.Tests.Dashboard.Samples;
using HelloAspire.Tests.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Dashboard;

/// <summary>All that the app host has, with its dashboard, and a browser.</summary>
public sealed class LivePair : IAsyncLifetime
{
    /// <summary>As long as a first build may take that has to fetch its base images.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private DistributedApplication _application = null!;
    private Chromium _browser = null!;
    private Uri _login = null!;

    /// <summary>The dashboard's JSON API.</summary>
    public DashboardClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        _browser = await Chromium.LaunchAsync();
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Variant>(
            [
                "--ASPNETCORE_URLS=http://127.0.0.1:0",
                "--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://127.0.0.1:0",
                "--ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL=http://127.0.0.1:0",
            ],
            (options, _) => options.DisableDashboard = false,
            limit.Token
        );
        _application = await builder.BuildAsync(limit.Token);
        await HelloBuild.AloneAsync(() => StartAsync(limit.Token), limit.Token);

        _login = _application.Services.GetRequiredService<DashboardHost>().LoginUrl!;
        Api = new(new Uri(_login, "/"), _login.Query[3..]);
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        await _browser.DisposeAsync();
        await _application.DisposeAsync();
    }

    /// <summary>Opens the printed link, which leads to a page.</summary>
    public async Task<DashboardVisit> VisitAsync(string path, ColorScheme theme = ColorScheme.Light)
    {
        var visit = new DashboardVisit(await _browser.OpenAsync(width: 1280, height: 800, theme));
        await visit.Page.GotoAsync($"{_login}&returnUrl={Uri.EscapeDataString(path)}");
        return visit;
    }

    /// <summary>Makes a client that calls itself by a name, by which its requests are found again.</summary>
    public HttpClient CreateClient(string resource, string userAgent)
    {
        var client = _application.CreateHttpClient(resource);
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        return client;
    }

    private async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        await _application.StartAsync(cancellationToken);
        await Task.WhenAll(
            _application.ResourceNotifications.WaitForResourceHealthyAsync(HelloApp.MultiStage, cancellationToken),
            _application.ResourceNotifications.WaitForResourceHealthyAsync(HelloApp.SingleStage, cancellationToken),
            _application.ResourceNotifications.WaitForResourceHealthyAsync("comparison", cancellationToken)
        );
        return true;
    }
}

/// <summary>Alone, as what is on screen within two seconds is not so on a machine that is busy with builds.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LivePairCollection : ICollectionFixture<LivePair>
{
    public const string Name = "Live pair";
}
