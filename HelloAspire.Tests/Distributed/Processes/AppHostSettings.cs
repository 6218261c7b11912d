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
            ["AppHost__DashboardApiKey"] = DashboardApiKey,
            ["AppHost__OtlpApiKey"] = Guid.NewGuid().ToString("N"),
            ["HOME"] = Home.FullName,
            ["TMPDIR"] = TemporaryDirectory.FullName,
            // `dotnet run`, with which the orchestrator starts projects, has the machine's own home.
            ["DOTNET_CLI_HOME"] = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile),
            // Else each .NET process that is killed leaves its debugger's pipes in the temporary directory.
            ["DOTNET_EnableDiagnostics"] = "0",
        };
    }

    /// <summary>Names this run.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N");

    public string DashboardApiKey { get; } = Guid.NewGuid().ToString("N");

    public Uri DashboardUrl => new(UrlOf(_ports[0]));

    /// <summary>Where Aspire keeps what it keeps for a user.</summary>
    public DirectoryInfo Home => _directory.CreateSubdirectory("home");

    /// <summary>Where the app host, the orchestrator and the dashboard put their temporary files.</summary>
    public DirectoryInfo TemporaryDirectory => _directory.CreateSubdirectory("tmp");

    public IReadOnlyList<string> Arguments { get; }

    public Dictionary<string, string> Environment { get; }

    /// <summary>What starts the app host, where not this process itself: a command that runs its last arguments.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    public void Dispose() => _directory.Delete(recursive: true);

    private static string UrlOf(int port) => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
}
