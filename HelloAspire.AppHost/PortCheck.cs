using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.AppHost;

/// <summary>Fixed ports are looked at before anything starts: a stranger's server would answer for the service.</summary>
public static class PortCheck
{
    private static readonly string[] UrlSettings =
    [
        "ASPNETCORE_URLS",
        "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL",
        "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL",
    ];

    /// <summary>Both, as <c>localhost</c> may lead to either.</summary>
    private static readonly IPAddress[] Loopback = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    /// <summary>Ends the start where a fixed port is in use, with its holder and the setting to change.</summary>
    public static void AddPortCheck(this IDistributedApplicationBuilder builder)
    {
        // Tests run on random ports.
        if (!builder.Configuration.GetValue("DcpPublisher:RandomizePorts", defaultValue: false))
        {
            builder.OnBeforeStart(
                (start, cancellationToken) => CheckAsync(start.Model, builder.Configuration, cancellationToken)
            );
        }
    }

    /// <exception cref="DistributedApplicationException">A port is in use, or two resources want the same.</exception>
    internal static async Task CheckAsync(
        DistributedApplicationModel model,
        IConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        var wanted = new Dictionary<int, string>();
        foreach (var (who, port, addresses) in FixedPorts(model, configuration))
        {
            if (!wanted.TryAdd(port, who))
            {
                throw new DistributedApplicationException(
                    $"{wanted[port]} and {who} both want port {port}. Give one of them another port{SettingOf(port, configuration)}."
                );
            }
            if (addresses.Any(address => IsTaken(address, port)))
            {
                var holder = await PortHolder.FindAsync(port, cancellationToken);
                throw new DistributedApplicationException(
                    $"Port {port}, which {who} wants, is in use by {holder}. End that, or choose another port{SettingOf(port, configuration)}."
                );
            }
        }
    }

    private static IEnumerable<(string Who, int Port, IPAddress[] Addresses)> FixedPorts(
        DistributedApplicationModel model,
        IConfiguration configuration
    )
    {
        foreach (var resource in model.Resources.Where(r => r.Name != Dashboard.ResourceName))
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                if (endpoint.Port is { } port)
                {
                    yield return ($"'{resource.Name}'", port, Loopback);
                }
            }
        }
        foreach (var url in UrlSettings.SelectMany(s => configuration[s]?.Split(';') ?? []))
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Port > 0)
            {
                yield return (
                    "the dashboard",
                    address.Port,
                    IPAddress.TryParse(address.Host, out var one) ? [one] : Loopback
                );
            }
        }
    }

    private static bool IsTaken(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return false;
        }
        catch (SocketException e)
        {
            // A port that this process may not open, the engine may; an address that is not there, nobody holds.
            return e.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }

    /// <summary>The setting that a port came from: the one that has its number, or a URL with it, as value.</summary>
    private static string SettingOf(int port, IConfiguration configuration)
    {
        var text = port.ToString(CultureInfo.InvariantCulture);
        var setting = configuration
            .AsEnumerable()
            .FirstOrDefault(s =>
                UrlSettings.Contains(s.Key)
                    ? s.Value?.Split(';').Any(url => url.EndsWith($":{text}", StringComparison.Ordinal)) == true
                    : s.Value == text && s.Key.Contains(':', StringComparison.Ordinal)
            );
        var other = (port + 10).ToString(CultureInfo.InvariantCulture);
        return setting.Key is null
            ? ""
            : $" (setting {setting.Key}, for example `--{setting.Key}={setting.Value!.Replace(text, other, StringComparison.Ordinal)}`)";
    }
}
