using HelloAspire.Dashboard.Frontend;
using HelloAspire.Dashboard.Frontend.Access;
using HelloAspire.Dashboard.Otlp;
using HelloAspire.Dashboard.Resources;
using HelloAspire.Dashboard.Telemetry;

namespace HelloAspire.Dashboard;

/// <summary>The running dashboard: its pages, its JSON API and its OTLP receivers.</summary>
public sealed class DashboardApplication : IAsyncDisposable
{
    private readonly TelemetryStore _store;
    private readonly OtlpServer _otlp;
    private readonly FrontendServer _frontend;
    private readonly bool _allowAnonymous;

    private DashboardApplication(DashboardOptions options, IResourceService resources)
    {
        _store = new(options.Limits);
        var token = new BrowserToken(options.BrowserToken);

        BrowserToken = token.Value;
        _allowAnonymous = options.AllowAnonymous;
        _otlp = new(options, _store);
        _frontend = new(options, _store, resources, token);
    }

    /// <summary>Where the pages are, with the port really taken.</summary>
    public Uri FrontendUrl => _frontend.Url;

    /// <summary>The link that logs in; equal to <see cref="FrontendUrl"/> where no login is needed.</summary>
    public Uri LoginUrl =>
        _allowAnonymous ? FrontendUrl : new(FrontendUrl, $"{BrowserLogin.Path}?t={Uri.EscapeDataString(BrowserToken)}");

    /// <summary>What <see cref="LoginUrl"/> and the JSON API's <c>X-API-Key</c> header carry.</summary>
    public string BrowserToken { get; }

    /// <summary>Where OTLP over gRPC is taken in on this machine.</summary>
    public Uri OtlpGrpcUrl => _otlp.GrpcUrl;

    /// <summary>Where OTLP over HTTP is taken in on this machine.</summary>
    public Uri OtlpHttpUrl => _otlp.HttpUrl;

    /// <summary>Tells whether anything has come from a service of that name.</summary>
    public bool HasTelemetryOf(string serviceName) =>
        _store.Resources.GetAll().Any(sender => sender.IsCalled(serviceName));

    /// <summary>Starts the dashboard in this process and returns when it listens.</summary>
    /// <exception cref="IOException">An address cannot be listened on, because its port is in use for example.</exception>
    /// <exception cref="FormatException">A URL of the options is none.</exception>
    public static async Task<DashboardApplication> StartAsync(
        DashboardOptions options,
        IResourceService resources,
        CancellationToken cancellationToken = default
    )
    {
        var dashboard = new DashboardApplication(options, resources);

        try
        {
            await dashboard._otlp.StartAsync(cancellationToken);
            await dashboard._frontend.StartAsync(cancellationToken);
            return dashboard;
        }
        catch
        {
            await dashboard.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _frontend.DisposeAsync();
        await _otlp.DisposeAsync();
    }
}
