using System.Net;
using System.Net.Sockets;

namespace HelloAspire.Dashboard.Hosting;

/// <summary>
/// A socket bound to an address that need not be this machine's yet: Podman makes the bridge at which containers reach
/// the machine only with the first of them.
/// </summary>
internal static class EarlySocket
{
    public static Socket Bind(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (OperatingSystem.IsLinux() && endPoint.AddressFamily == AddressFamily.InterNetwork)
            {
                // ip(7): IPPROTO_IP, IP_FREEBIND.
                const int Ip = 0;
                const int FreeBind = 15;
                socket.SetRawSocketOption(Ip, FreeBind, BitConverter.GetBytes(1));
            }
            socket.Bind(endPoint);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
