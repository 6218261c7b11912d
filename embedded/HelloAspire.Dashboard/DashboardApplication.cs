using HelloAspire.Dashboard.Resources;

namespace HelloAspire.Dashboard;

/// <summary>The running dashboard: its pages, its JSON API and its OTLP receivers.</summary>
public sealed class DashboardApplication : IAsyncDisposable
{
    /// <summary>Starts the dashboard in this process and returns when it listens.</summary>
    /// <exception cref="IOException">A port is in use.</exception>
    public static Task<DashboardApplication> StartAsync(
        DashboardOptions options,
        IResourceService resources,
        CancellationToken cancellationToken = default
    ) => throw new NotImplementedException();

    /// <summary>Where the pages are, with the port really taken.</summary>
    public required Uri FrontendUrl { get; init; }

    /// <summary>The link that logs in; equal to <see cref="FrontendUrl"/> where no login is needed.</summary>
    public required Uri LoginUrl { get; init; }

    /// <summary>What <see cref="LoginUrl"/> and the JSON API's <c>X-API-Key</c> header carry.</summary>
    public required string BrowserToken { get; init; }

    /// <summary>Where OTLP over gRPC is taken in on this machine.</summary>
    public required Uri OtlpGrpcUrl { get; init; }

    /// <summary>Where OTLP over HTTP is taken in on this machine.</summary>
    public required Uri OtlpHttpUrl { get; init; }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
