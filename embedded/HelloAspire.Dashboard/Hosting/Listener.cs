using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HelloAspire.Dashboard.Hosting;

/// <summary>An address that a server listens on, there and at further addresses of this machine.</summary>
internal sealed class Listener(ListenAddress address, IReadOnlyList<IPAddress> further, HttpProtocols protocols)
{
    private ListenOptions? _primary;

    /// <summary>Where it can be reached, once the server runs.</summary>
    public Uri Url => address.ToUri(_primary!.IPEndPoint!.Port);

    public void AddTo(KestrelServerOptions kestrel)
    {
        var addresses = Distinct();
        var port = address.Port == 0 && addresses.Count > 1 ? FreePort.Find(addresses) : address.Port;

        foreach (var each in addresses)
        {
            kestrel.Listen(new IPEndPoint(each, port), Configure);
        }
    }

    /// <summary>All addresses at once leave no single one to be taken beside them.</summary>
    private List<IPAddress> Distinct()
    {
        List<IPAddress> addresses = [.. further.Prepend(address.Address).Distinct()];
        var all = addresses.Find(each => each.Equals(IPAddress.IPv6Any)) ?? addresses.Find(IPAddress.Any.Equals);
        return all is null ? addresses : [all];
    }

    private void Configure(ListenOptions options)
    {
        _primary ??= options;
        options.Protocols = protocols;

        if (address.IsHttps)
        {
            options.UseHttps();
        }
    }
}
