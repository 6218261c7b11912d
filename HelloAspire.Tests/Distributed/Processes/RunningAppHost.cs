using System.Globalization;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>
/// A real app host with the pair, the comparison and its dashboard, as <c>./run.sh</c> starts it, shared by all tests that
/// only look at it.
/// </summary>
public sealed class RunningAppHost : IAsyncLifetime
{
    /// <summary>As long as a first build may take that has to fetch its base images.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>In the order of their ports.</summary>
    private static readonly string[] Names = [HelloApp.MultiStage, HelloApp.SingleStage, HelloApp.Comparison];

    private readonly int[] _ports = FreePorts.Take(Names.Length);
    private AppHostProcess? _process;

    internal AppHostProcess Process => _process ?? throw new InvalidOperationException("The app host has not started.");

    /// <summary>The link that the app host printed.</summary>
    public Uri LoginLink { get; private set; } = null!;

    internal DashboardApi Dashboard => new(Process.Settings);

    /// <summary>Where a service answers, or the comparison.</summary>
    public Uri UrlOf(string resource) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_ports[Array.IndexOf(Names, resource)]}"));

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await HelloBuild.AloneAsync(
            async () =>
            {
                _process = AppHostProcess.Start(
                    new(
                        ((string[])["MultiStage", "SingleStage", "Comparison"]).Zip(
                            _ports,
                            (name, port) => string.Create(CultureInfo.InvariantCulture, $"--Ports:{name}={port}")
                        )
                    )
                );
                var started = await _process.WaitForOutputAsync(
                    @"All 3 are healthy after [\d.]+ s\. Dashboard: (?<link>\S+)",
                    Limit
                );
                LoginLink = new(started.Groups["link"].Value);
                return true;
            },
            limit.Token
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}

/// <summary>Alone, as a browser on a machine that is busy with builds draws nothing for long.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class RunningAppHostCollection : ICollectionFixture<RunningAppHost>;
