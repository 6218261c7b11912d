using System.Net;
using System.Net.Sockets;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Cleanup;

/// <summary>A real app host that cannot start says why, once and plainly, and ends with exit code 1.</summary>
public sealed class AppHostStartSpecs
{
    private static readonly string[] Variant =
    [
        "--Variants:0:Name=refused",
        $"--Variants:0:Context={TestVariant.ContextOf("static-files")}",
    ];

    [Fact(Timeout = 60_000)]
    public async Task Because_a_port_is_in_use()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var output = await RefuseAsync([
            .. Variant,
            $"--Variants:0:Port={port}",
            "--DcpPublisher:RandomizePorts=false",
        ]);

        Assert.StartsWith(
            $"Port {port}, which 'refused' wants, is in use by process {Environment.ProcessId} (",
            output,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            $"End that, or choose another port (setting Variants:0:Port, for example `--Variants:0:Port={port + 10}`).",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task Because_an_entry_is_wrong() =>
        Assert.StartsWith(
            "Variants:0 ('refused'): HealthPath is 'health'.",
            await RefuseAsync([.. Variant, "--Variants:0:HealthPath=health"]),
            StringComparison.Ordinal
        );

    [Fact(Timeout = 60_000)]
    public async Task Because_no_engine_answers()
    {
        var output = await RefuseAsync(Variant, ("ASPIRE_CONTAINER_RUNTIME", "no-such-engine"));

        Assert.StartsWith("No container engine answers.", output, StringComparison.Ordinal);
        Assert.Contains("no-such-engine: not installed", output, StringComparison.Ordinal);
    }

    private static async Task<string> RefuseAsync(string[] arguments, params (string, string)[] variables)
    {
        using var appHost = AppHostProcess.Start(arguments, variables);

        Assert.Equal(1, await appHost.WaitForEndAsync());
        Assert.DoesNotContain("   at ", appHost.Output, StringComparison.Ordinal);
        return appHost.Output.Trim();
    }
}
