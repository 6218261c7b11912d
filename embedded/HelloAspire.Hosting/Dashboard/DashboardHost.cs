using System.Security.Cryptography;
using HelloAspire.Dashboard;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Engine;
using HelloAspire.Hosting.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Hosting.Dashboard;

/// <summary>Runs the dashboard in the app host's process, set up by Aspire's own keys.</summary>
internal sealed class DashboardHost(
    DistributedApplicationOptions application,
    IConfiguration configuration,
    IHostEnvironment environment,
    ResourceCollection model,
    ResourceService resources,
    ResourceNotificationService notifications,
    OtlpReceiver receiver,
    Ports ports,
    ILoggerFactory loggers
) : IAsyncDisposable
{
    private const string ComparisonResource = "comparison";

    private readonly CancellationTokenSource _stopping = new();
    private DashboardApplication? _dashboard;
    private Task _reachability = Task.CompletedTask;

    /// <summary>The link that logs in, once the dashboard runs.</summary>
    public Uri? LoginUrl => _dashboard?.LoginUrl;

    /// <summary>Starts the dashboard, where it is wanted, and sends the resources' telemetry to it.</summary>
    /// <exception cref="DistributedApplicationException">One of its ports is in use.</exception>
    public async Task StartAsync(ContainerEngine? engine, RunNetwork? network, CancellationToken cancellationToken)
    {
        if (application.DisableDashboard)
        {
            return;
        }
        var bridge =
            engine is null || network is null
                ? []
                : await ContainerSideAddress.FindAsync(engine, network, cancellationToken).ConfigureAwait(false);
        var options = new DashboardOptions
        {
            ApplicationName = environment.ApplicationName.Replace(".AppHost", "", StringComparison.Ordinal),
            FrontendUrls = Urls(DashboardKeys.FrontendUrl, "http://localhost:18888"),
            OtlpGrpcUrls = Urls(DashboardKeys.OtlpGrpcUrl, "http://localhost:18889"),
            OtlpHttpUrls = Urls(DashboardKeys.OtlpHttpUrl, "http://localhost:18890"),
            OtlpAdditionalAddresses = bridge,
            OtlpApiKey =
                configuration[DashboardKeys.OtlpApiKey] ?? RandomNumberGenerator.GetHexString(32, lowercase: true),
            BrowserToken = configuration[DashboardKeys.BrowserToken],
            AllowAnonymous = configuration.GetValue(DashboardKeys.AllowAnonymous, defaultValue: false),
            ComparisonUrl = ComparisonUrl(),
            LoggerFactory = loggers,
        };

        foreach (var url in options.FrontendUrls.Concat(options.OtlpGrpcUrls).Concat(options.OtlpHttpUrls))
        {
            await ports
                .EnsureFreeAsync(BindingAddress.Parse(url).Port, "the dashboard", engine, cancellationToken)
                .ConfigureAwait(false);
        }

        _dashboard = await DashboardApplication.StartAsync(options, resources, cancellationToken).ConfigureAwait(false);
        receiver.GrpcUrl = _dashboard.OtlpGrpcUrl.ToString();
        receiver.HttpUrl = _dashboard.OtlpHttpUrl.ToString();
        receiver.ApiKey = options.OtlpApiKey;

        var test = new ReachabilityTest(model, notifications, loggers.CreateLogger<ReachabilityTest>())
        {
            // In Development each second something is sent, else a minute may pass.
            Limit = TimeSpan.FromSeconds(environment.IsDevelopment() ? 15 : 75),
        };
        _reachability = test.RunAsync(_dashboard, bridge, _stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _reachability.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_dashboard is not null)
        {
            await _dashboard.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The page of the resource that compares the others, where the model has one.</summary>
    private Uri? ComparisonUrl() =>
        model.FirstOrDefault(r => r.Name == ComparisonResource) is IResourceWithEndpoints comparison
        && comparison.GetEndpoint("http") is { IsAllocated: true } page
            ? new(page.Url)
            : null;

    private string[] Urls(string key, string @default) =>
        (configuration[key] is { Length: > 0 } urls ? urls : @default).Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries
        );
}
