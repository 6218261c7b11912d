using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using HelloAspire.Hosting.Engine;
using HelloAspire.Hosting.Running;

namespace HelloAspire.Hosting.Dashboard;

/// <summary>
/// The addresses at which containers reach this machine. Where the engine runs on this machine these are of a bridge,
/// Docker's default one or with Podman that of the run's own network, and a receiver on loopback is out of reach; engines
/// in a virtual machine (Docker Desktop, Podman machine) forward to loopback by themselves.
/// </summary>
internal static class ContainerSideAddress
{
    private const string DockerBridge = "docker0";

    public static Task<IReadOnlyList<IPAddress>> FindAsync(
        ContainerEngine engine,
        RunNetwork network,
        CancellationToken cancellationToken
    ) => engine.IsPodman ? GatewayAsync(engine, network, cancellationToken) : BridgeAsync(engine, cancellationToken);

    /// <summary>The run's network need not be there as an interface yet. Without root it is in a namespace of its own.</summary>
    private static async Task<IReadOnlyList<IPAddress>> GatewayAsync(
        ContainerEngine engine,
        RunNetwork network,
        CancellationToken cancellationToken
    )
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return [];
        }
        try
        {
            var id = await network.IdAsync(cancellationToken).ConfigureAwait(false);
            var gateways = await engine
                .RunAsync(
                    ["network", "inspect", id, "--format", "{{range .Subnets}}{{.Gateway}} {{end}}"],
                    cancellationToken
                )
                .ConfigureAwait(false);
            return
            [
                .. gateways
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(g => IPAddress.TryParse(g, out var address) ? address : IPAddress.None)
                    .Where(a => !a.Equals(IPAddress.None) && a.AddressFamily == AddressFamily.InterNetwork),
            ];
        }
        catch (EngineException)
        {
            // The containers come to the same point, and say so.
            return [];
        }
    }

    private static async Task<IReadOnlyList<IPAddress>> BridgeAsync(
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        var interfaces = NetworkInterface.GetAllNetworkInterfaces();
        // Asking takes time of every start; where Docker's bridge has its usual name there is no need.
        var bridge = interfaces.Any(i => i.Name == DockerBridge)
            ? DockerBridge
            : await BridgeNameAsync(engine, cancellationToken).ConfigureAwait(false);
        return
        [
            .. interfaces
                .Where(i => i.Name == bridge)
                .SelectMany(i => i.GetIPProperties().UnicastAddresses)
                .Select(a => a.Address)
                .Where(a => a.AddressFamily == AddressFamily.InterNetwork),
        ];
    }

    private static async Task<string> BridgeNameAsync(ContainerEngine engine, CancellationToken cancellationToken)
    {
        // The gateway is not always told before the first container; the bridge's name is.
        var bridge = await engine
            .TryRunAsync(
                ["network", "inspect", "bridge", "--format", "{{index .Options \"com.docker.network.bridge.name\"}}"],
                cancellationToken
            )
            .ConfigureAwait(false);
        return bridge.StandardOutput.Trim();
    }
}
