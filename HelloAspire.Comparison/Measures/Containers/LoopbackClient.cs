using System.Net;
using System.Net.Sockets;

namespace HelloAspire.Comparison.Measures.Containers;

/// <summary>
/// HTTP for measures: it connects to this machine alone, whatever a name or a redirect says, and adds nothing of its
/// own to what is measured (no retries, no proxy, no traces).
/// </summary>
internal static class LoopbackClient
{
    /// <summary>A client for at most so many connections at once.</summary>
    public static HttpClient Create(int connections = 1, TimeSpan? timeout = null) =>
        new(
            new SocketsHttpHandler
            {
                ActivityHeadersPropagator = null,
                AllowAutoRedirect = false,
                ConnectCallback = Connect,
                MaxConnectionsPerServer = connections,
                UseCookies = false,
                UseProxy = false,
            }
        )
        {
            Timeout = timeout ?? TimeSpan.FromSeconds(5),
        };

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        if (!addresses.All(IPAddress.IsLoopback))
        {
            throw new UserErrorException(
                $"'{host}' is not this machine. Measures go to loopback addresses only, such as http://localhost:{port}."
            );
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
