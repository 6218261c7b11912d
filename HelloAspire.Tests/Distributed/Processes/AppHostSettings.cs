using System.Globalization;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>What a real app host is started with: ports and directories of its own, and a test's arguments.</summary>
internal sealed class AppHostSettings : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hello-aspire-");
    private readonly int[] _ports = FreePorts.Take(3);

    public AppHostSettings(params IEnumerable<string> arguments)
    {
        Arguments = [.. arguments];
        Environment = new()
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
            ["ASPNETCORE_URLS"] = DashboardUrl.ToString(),
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = UrlOf(_ports[1]),
            ["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = UrlOf(_ports[2]),
            ["AppHost__BrowserToken"] = Run,
            ["AppHost__DashboardApiKey"] = DashboardApiKey,
            ["AppHost__OtlpApiKey"] = Guid.NewGuid().ToString("N"),
            ["ASPIRE_HOME"] = _directory.CreateSubdirectory("aspire").FullName,
            ["TMPDIR"] = TemporaryDirectory.FullName,
        };
    }

    /// <summary>Names this run.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N");

    public string DashboardApiKey { get; } = Guid.NewGuid().ToString("N");

    public Uri DashboardUrl => new(UrlOf(_ports[0]));

    /// <summary>Where the app host, the orchestrator and the dashboard put their temporary files.</summary>
    public DirectoryInfo TemporaryDirectory => _directory.CreateSubdirectory("tmp");

    public IReadOnlyList<string> Arguments { get; }

    public Dictionary<string, string> Environment { get; }

    public void Dispose() => _directory.Delete(recursive: true);

    private static string UrlOf(int port) => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
}
