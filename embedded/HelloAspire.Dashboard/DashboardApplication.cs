using HelloAspire.Dashboard.Otlp;
using HelloAspire.Dashboard.Resources;
using HelloAspire.Dashboard.Telemetry;

namespace HelloAspire.Dashboard;

/// <summary>The running dashboard: its pages, its JSON API and its OTLP receivers.</summary>
public sealed class DashboardApplication : IAsyncDisposable
{
    private readonly OtlpServer otlp;

    private DashboardApplication(OtlpServer otlp)
    {
        this.otlp = otlp;
    }

    /// <summary>Starts the dashboard in this process and returns when it listens.</summary>
    /// <exception cref="IOException">An address cannot be listened on, because its port is in use for example.</exception>
    /// <exception cref="FormatException">A URL of the options is none.</exception>
    public static async Task<DashboardApplication> StartAsync(
        DashboardOptions options,
        IResourceService resources,
        CancellationToken cancellationToken = default
    )
    {
        var store = new TelemetryStore(options.Limits);
        var otlp = new OtlpServer(options, store);
        await otlp.StartAsync(cancellationToken);
        return new(otlp)
        {
            BrowserToken = "",
            FrontendUrl = otlp.HttpUrl,
            LoginUrl = otlp.HttpUrl,
        };
    }

    /// <summary>Where the pages are, with the port really taken.</summary>
    public required Uri FrontendUrl { get; init; }

    /// <summary>The link that logs in; equal to <see cref="FrontendUrl"/> where no login is needed.</summary>
    public required Uri LoginUrl { get; init; }

    /// <summary>What <see cref="LoginUrl"/> and the JSON API's <c>X-API-Key</c> header carry.</summary>
    public required string BrowserToken { get; init; }

    /// <summary>Where OTLP over gRPC is taken in on this machine.</summary>
    public Uri OtlpGrpcUrl => otlp.GrpcUrl;

    /// <summary>Where OTLP over HTTP is taken in on this machine.</summary>
    public Uri OtlpHttpUrl => otlp.HttpUrl;

    public ValueTask DisposeAsync() => otlp.DisposeAsync();
}
