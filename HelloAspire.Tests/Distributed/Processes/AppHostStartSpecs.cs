using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>A real app host that cannot start says why, once and plainly, and ends with exit code 1.</summary>
public sealed class AppHostStartSpecs
{
    [Theory(Timeout = 60_000)]
    [InlineData("Ports:MultiStage", "'multi-stage'")]
    [InlineData("Ports:SingleStage", "'single-stage'")]
    [InlineData("Ports:Comparison", "'comparison'")]
    public async Task Because_a_services_port_is_in_use(string setting, string who)
    {
        var free = FreePorts.Take(3);
        using var taken = new TakenPort();

        // The last of an argument's values counts.
        var output = await RefuseAsync(
            new([
                string.Create(CultureInfo.InvariantCulture, $"--Ports:MultiStage={free[0]}"),
                string.Create(CultureInfo.InvariantCulture, $"--Ports:SingleStage={free[1]}"),
                string.Create(CultureInfo.InvariantCulture, $"--Ports:Comparison={free[2]}"),
                string.Create(CultureInfo.InvariantCulture, $"--{setting}={taken.Number}"),
            ])
        );

        AssertNamesPort(output, taken, who, setting);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL")]
    [InlineData("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL")]
    public async Task Because_a_port_of_the_dashboard_is_in_use(string setting)
    {
        using var taken = new TakenPort();
        var settings = new AppHostSettings(["--Hello:Enabled=false", .. TestVariant.Small("refused").ToArguments(0)]);
        settings.Environment[setting] = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{taken.Number}");

        AssertNamesPort(await RefuseAsync(settings), taken, "the dashboard", setting);
    }

    [Fact(Timeout = 60_000)]
    public async Task Because_an_entry_is_wrong() =>
        Assert.StartsWith(
            "Variants:0 ('refused'): HealthPath is 'health'.",
            await RefuseAsync(new([.. (TestVariant.Small("refused") with { HealthPath = "health" }).ToArguments(0)])),
            StringComparison.Ordinal
        );

    private static void AssertNamesPort(string output, TakenPort taken, string who, string setting)
    {
        Assert.StartsWith(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Port {taken.Number}, which {who} wants, is in use by process {Environment.ProcessId} ("
            ),
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"End that, or choose another port (setting {setting}, for example `--{setting}=",
            output,
            StringComparison.OrdinalIgnoreCase
        );
    }

    /// <summary>Starts an app host that must refuse, and returns what it printed.</summary>
    private static async Task<string> RefuseAsync(AppHostSettings settings)
    {
        await using var appHost = AppHostProcess.Start(settings);

        Assert.Equal(1, await appHost.WaitForEndAsync(TestContext.Current.CancellationToken));
        var lines = appHost.Output.Trim().Split('\n');
        Assert.DoesNotContain(lines, l => l.StartsWith("   at ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("Unhandled exception", StringComparison.Ordinal));
        return lines[^1];
    }

    /// <summary>A port that this process listens on, on every address.</summary>
    private sealed class TakenPort : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Any, 0);

        public TakenPort() => _listener.Start();

        public int Number => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();
    }
}
