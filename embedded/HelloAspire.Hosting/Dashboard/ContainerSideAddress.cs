using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Dashboard;

/// <summary>
/// The addresses at which containers reach this machine. Where the engine runs on this machine these are of its default
/// bridge, and a receiver on loopback is out of reach; engines in a virtual machine (Docker Desktop, Podman machine)
/// forward to loopback by themselves.
/// </summary>
internal static class ContainerSideAddress
{
    private const string DockerBridge = "docker0";

    public static async Task<IReadOnlyList<IPAddress>> FindAsync(
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        var interfaces = NetworkInterface.GetAllNetworkInterfaces();
        // Asking takes time of every start; where Docker's bridge has its usual name there is no need.
        var bridge =
            !engine.IsPodman && interfaces.Any(i => i.Name == DockerBridge)
                ? DockerBridge
                : await BridgeAsync(engine, cancellationToken).ConfigureAwait(false);
        return
        [
            .. interfaces
                .Where(i => i.Name == bridge)
                .SelectMany(i => i.GetIPProperties().UnicastAddresses)
                .Select(a => a.Address)
                .Where(a => a.AddressFamily == AddressFamily.InterNetwork),
        ];
    }

    private static async Task<string> BridgeAsync(ContainerEngine engine, CancellationToken cancellationToken)
    {
        // The gateway is not always told before the first container; the bridge's name is.
        var (network, format) = engine.IsPodman
            ? ("podman", "{{.NetworkInterface}}")
            : ("bridge", "{{index .Options \"com.docker.network.bridge.name\"}}");
        var bridge = await engine
            .TryRunAsync(["network", "inspect", network, "--format", format], cancellationToken)
            .ConfigureAwait(false);
        return bridge.StandardOutput.Trim();
    }
}
