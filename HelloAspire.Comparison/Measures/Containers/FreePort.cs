using System.Net;
using System.Net.Sockets;

namespace HelloAspire.Comparison.Measures.Containers;

internal static class FreePort
{
    /// <summary>A loopback port that nobody listens on right now.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
