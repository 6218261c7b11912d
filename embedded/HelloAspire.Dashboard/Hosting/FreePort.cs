using System.Net;
using System.Net.Sockets;

namespace HelloAspire.Dashboard.Hosting;

internal static class FreePort
{
    private const int Attempts = 10;

    /// <summary>Finds a port that is free at all of the addresses.</summary>
    /// <exception cref="SocketException">None was found.</exception>
    public static int Find(IReadOnlyList<IPAddress> addresses)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return TryFind(addresses);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse && attempt < Attempts)
            {
                // The next attempt draws another port.
            }
        }
    }

    private static int TryFind(IReadOnlyList<IPAddress> addresses)
    {
        var port = 0;
        var sockets = new List<Socket>();

        try
        {
            foreach (var address in addresses)
            {
                var socket = EarlySocket.Bind(new(address, port));
                sockets.Add(socket);
                port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            }

            return port;
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }
}
