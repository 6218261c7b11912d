using System.Security.Cryptography;
using HelloAspire.Dashboard;
using HelloAspire.Hosting.Engine;
using HelloAspire.Hosting.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Hosting.Dashboard;

/// <summary>Runs the dashboard in the app host's process, set up by Aspire's own keys.</summary>
internal sealed class DashboardHost(
    DistributedApplicationOptions application,
    IConfiguration configuration,
    IHostEnvironment environment,
    ResourceService resources,
    OtlpReceiver receiver,
    Ports ports,
    ILoggerFactory loggers
) : IAsyncDisposable
{
    private DashboardApplication? _dashboard;

    public bool IsEnabled { get; } = !application.DisableDashboard;

    /// <summary>The link that logs in, once the dashboard runs.</summary>
    public Uri? LoginUrl => _dashboard?.LoginUrl;

    /// <summary>Starts the dashboard and sends the resources' telemetry to it.</summary>
    /// <exception cref="DistributedApplicationException">One of its ports is in use.</exception>
    public async Task StartAsync(ContainerEngine? engine, CancellationToken cancellationToken)
    {
        var options = new DashboardOptions
        {
            ApplicationName = environment.ApplicationName.Replace(".AppHost", "", StringComparison.Ordinal),
            FrontendUrls = Urls(DashboardKeys.FrontendUrl, "http://localhost:18888"),
            OtlpGrpcUrls = Urls(DashboardKeys.OtlpGrpcUrl, "http://localhost:18889"),
            OtlpHttpUrls = Urls(DashboardKeys.OtlpHttpUrl, "http://localhost:18890"),
            OtlpAdditionalAddresses = engine is null
                ? []
                : await ContainerSideAddress.FindAsync(engine, cancellationToken).ConfigureAwait(false),
            OtlpApiKey =
                configuration[DashboardKeys.OtlpApiKey] ?? RandomNumberGenerator.GetHexString(32, lowercase: true),
            BrowserToken = configuration[DashboardKeys.BrowserToken],
            AllowAnonymous = configuration.GetValue(DashboardKeys.AllowAnonymous, defaultValue: false),
            LoggerFactory = loggers,
        };

        foreach (var url in options.FrontendUrls.Concat(options.OtlpGrpcUrls).Concat(options.OtlpHttpUrls))
        {
            await ports
                .EnsureFreeAsync(new Uri(url).Port, "the dashboard", engine, cancellationToken)
                .ConfigureAwait(false);
        }

        _dashboard = await DashboardApplication.StartAsync(options, resources, cancellationToken).ConfigureAwait(false);
        receiver.GrpcUrl = _dashboard.OtlpGrpcUrl.ToString();
        receiver.HttpUrl = _dashboard.OtlpHttpUrl.ToString();
        receiver.ApiKey = options.OtlpApiKey;
    }

    public ValueTask DisposeAsync() => _dashboard?.DisposeAsync() ?? ValueTask.CompletedTask;

    private string[] Urls(string key, string @default) =>
        (configuration[key] is { Length: > 0 } urls ? urls : @default).Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries
        );
}
