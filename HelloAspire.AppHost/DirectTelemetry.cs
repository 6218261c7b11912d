using System.Net;
using System.Net.NetworkInformation;

namespace HelloAspire.AppHost;

/// <summary>
/// Where the engine's bridge is an interface of this machine, the dashboard takes telemetry in there, and containers
/// send it without Aspire's tunnel, whose own container takes some seconds to start. Elsewhere (Docker Desktop, Podman,
/// a rootless or remote engine) the tunnel stays.
/// </summary>
public static class DirectTelemetry
{
    private const string TunnelSetting = "ASPIRE_ENABLE_CONTAINER_TUNNEL";
    private const string ReceiverSetting = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";

    /// <summary>Sets the receiver's address, unless the tunnel is set on or off already.</summary>
    public static async Task AddDirectTelemetryAsync(
        this IDistributedApplicationBuilder builder,
        ContainerEngine engine,
        CancellationToken cancellationToken = default
    )
    {
        var settings = builder.Configuration;
        if (settings[TunnelSetting] is not null)
        {
            return;
        }
        if (engine.Program == "podman")
        {
            // The tunnel's container starts under Podman 4.3 but is never ready, and all others wait for it.
            var version = await engine.AskAsync(cancellationToken, "info", "--format", "{{.Version.Version}}");
            settings[TunnelSetting] = int.TryParse(version?.Split('.')[0], out var major) && major < 5 ? "false" : null;
            return;
        }
        if (await BridgeAddressAsync(engine, cancellationToken) is not { } bridge)
        {
            return;
        }
        var port = Uri.TryCreate(settings[ReceiverSetting], UriKind.Absolute, out var receiver) ? receiver.Port : 0;

        settings[TunnelSetting] = "false";
        settings["AppHost:ContainerHostname"] = bridge.ToString();
        // Plain HTTP, as no certificate names a bridge's address; the receiver asks for its key all the same.
        settings[ReceiverSetting] = new UriBuilder("http", bridge.ToString(), port).Uri.GetLeftPart(
            UriPartial.Authority
        );
        settings["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
    }

    /// <summary>The bridge's address on this machine; null where containers reach this machine otherwise.</summary>
    private static async Task<IPAddress?> BridgeAddressAsync(
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        if (engine.Docker?.IsOnThisMachine != true)
        {
            return null;
        }
        var gateway = await engine.AskAsync(
            cancellationToken,
            "network",
            "inspect",
            "bridge",
            "--format",
            "{{range .IPAM.Config}}{{.Gateway}} {{end}}"
        );
        var gateways = gateway?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return NetworkInterface
            .GetAllNetworkInterfaces()
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => gateways.Contains(a.ToString()));
    }
}
