using HelloAspire.Dashboard.Components;
using HelloAspire.Dashboard.Frontend.Access;
using HelloAspire.Dashboard.Frontend.Api;
using HelloAspire.Dashboard.Hosting;
using HelloAspire.Dashboard.Pages.Resources;
using HelloAspire.Dashboard.Resources;
using HelloAspire.Dashboard.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;

namespace HelloAspire.Dashboard.Frontend;

/// <summary>Serves the pages and the JSON API.</summary>
internal sealed class FrontendServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly List<Listener> _listeners;

    public FrontendServer(
        DashboardOptions options,
        TelemetryStore store,
        IResourceService resources,
        BrowserToken token
    )
    {
        _listeners =
        [
            .. options
                .FrontendUrls.Select(ListenAddress.Parse)
                .Select(address => new Listener(
                    address,
                    [],
                    address.IsHttps ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1
                )),
        ];

        var builder = ServerBuilder.Create(options, _listeners);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(resources);
        builder.Services.AddSingleton<ResourceMonitor>();
        builder.Services.AddSingleton<ResourcePalette>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ResourceMonitor>());
        builder.Services.AddBrowserLogin(options, token);
        builder.Services.AddHostFiltering(filter => filter.AllowedHosts = AllowedHosts(options));
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "HelloAspire.Dashboard.Antiforgery");
        builder.Services.AddDataProtection().AddKeyManagementOptions(keys => keys.XmlRepository = new KeysInMemory());
        // It warns of keys that are stored unencrypted; these are not stored.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.Services.AddScoped<ResourceCommands>();

        _application = builder.Build();
        _application.UseHostFiltering();
        _application.UseSecurityHeaders();
        _application.UseSameOriginOnly();
        _application.UseEmbeddedAssets();
        _application.UseRouting();
        _application.UseAuthentication();
        _application.UseAuthorization();
        _application.UseAntiforgery();
        _application.MapDashboardApi();
        _application
            .MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
    }

    public Uri Url => _listeners[0].Url;

    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    /// <summary>
    /// Without a login, a foreign page could reach the dashboard under a name of its own that resolves to this
    /// machine; so the names are fixed then.
    /// </summary>
    private static List<string> AllowedHosts(DashboardOptions options)
    {
        var addresses = options.FrontendUrls.Select(ListenAddress.Parse).ToList();
        return !options.AllowAnonymous || addresses.Exists(address => address.IsWildcard)
            ? ["*"]
            : ["localhost", "127.0.0.1", "[::1]", .. addresses.Select(address => address.Host)];
    }
}
