using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Engine;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Hosting.Running;

/// <summary>Chooses the ports of all endpoints before anything starts, so that every resource can be told of them.</summary>
internal sealed class Ports(IConfiguration configuration, ResourceCollection resources)
{
    /// <summary>Gives every endpoint its port.</summary>
    /// <exception cref="DistributedApplicationException">
    /// A fixed port is in use; the message names who holds it and the setting to change.
    /// </exception>
    public async Task AllocateAsync(ContainerEngine? engine, CancellationToken cancellationToken)
    {
        var randomize = configuration.GetValue("DcpPublisher:RandomizePorts", defaultValue: false);
        var taken = new Dictionary<int, string>();
        var all = resources.SelectMany(r =>
            r.Annotations.OfType<EndpointAnnotation>().Select(e => (r.Name, Endpoint: e))
        );

        foreach (var (name, endpoint) in all.OrderBy(e => e.Endpoint.Port is null))
        {
            if (endpoint.Port is not { } port || randomize)
            {
                endpoint.AllocatedPort = AnyFree(taken);
            }
            else if (taken.TryGetValue(port, out var other))
            {
                throw new DistributedApplicationException(
                    $"'{other}' and '{name}' both want port {port}. Give one of them another{SettingOf(port)}."
                );
            }
            else
            {
                await EnsureFreeAsync(port, $"'{name}'", engine, cancellationToken).ConfigureAwait(false);
                endpoint.AllocatedPort = port;
            }
            taken[endpoint.AllocatedPort.Value] = name;
        }
    }

    /// <summary>Makes sure that nobody listens on a port; 0 stands for any free one.</summary>
    /// <exception cref="DistributedApplicationException">Somebody does.</exception>
    public async Task EnsureFreeAsync(
        int port,
        string who,
        ContainerEngine? engine,
        CancellationToken cancellationToken
    )
    {
        if (port != 0 && !IsFree(port))
        {
            var holder = await PortHolder.FindAsync(port, engine, cancellationToken).ConfigureAwait(false);
            throw new DistributedApplicationException(
                $"Port {port}, which {who} wants, is in use by {holder}. End that, or choose another port{SettingOf(port)}."
            );
        }
    }

    /// <summary>The setting that a port came from: the one that has its number, or a URL with it, as value.</summary>
    private string SettingOf(int port)
    {
        var text = port.ToString(CultureInfo.InvariantCulture);
        var setting = configuration
            .AsEnumerable()
            .FirstOrDefault(s =>
                s.Value == text && s.Key.Contains(':')
                || s.Value?.EndsWith($":{text}", StringComparison.Ordinal) == true
            );
        var other = string.Create(CultureInfo.InvariantCulture, $"{port + 10}");
        return setting.Key is null
            ? ""
            : $" (setting {setting.Key}, for example `--{setting.Key}={setting.Value!.Replace(text, other, StringComparison.Ordinal)}`)";
    }

    private static int AnyFree(Dictionary<int, string> taken)
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (!taken.ContainsKey(port))
            {
                return port;
            }
        }
    }

    /// <summary>Both loopback addresses count: `localhost` may lead to either.</summary>
    private static bool IsFree(int port)
    {
        return !IsTaken(IPAddress.Loopback) && !IsTaken(IPAddress.IPv6Loopback);

        bool IsTaken(IPAddress address)
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
    }
}
