using HelloAspire.Dashboard;

namespace HelloAspire.Tests.Dashboard.Samples;

/// <summary>Starts dashboards at free ports.</summary>
public static class SampleDashboard
{
    public const string OtlpApiKey = "otlp-key-of-the-tests";
    public const string BrowserToken = "browser-token-of-the-tests";

    public static DashboardOptions Options =>
        new()
        {
            FrontendUrls = ["http://127.0.0.1:0"],
            OtlpGrpcUrls = ["http://127.0.0.1:0"],
            OtlpHttpUrls = ["http://127.0.0.1:0"],
            OtlpApiKey = OtlpApiKey,
            BrowserToken = BrowserToken,
            ComparisonUrl = new("http://127.0.0.1:5002/"),
        };

    public static Task<DashboardApplication> StartAsync(DashboardOptions? options = null) =>
        DashboardApplication.StartAsync(
            options ?? Options,
            new SampleResources(),
            TestContext.Current.CancellationToken
        );
}
