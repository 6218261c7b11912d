using System.Globalization;
using System.Net;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>Where processes listen for TCP connections (Linux).</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    /// <summary>Returns the addresses and ports that processes listen on.</summary>
    public static IReadOnlyList<IPEndPoint> Of(IEnumerable<int> processes)
    {
        var open = processes.SelectMany(SocketsOf).ToHashSet();
        return
        [
            .. from table in (string[])["/proc/net/tcp", "/proc/net/tcp6"]
            from line in File.ReadLines(table).Skip(1)
            let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where fields[3] == Listening && open.Contains($"socket:[{fields[9]}]")
            select EndPointOf(fields[1]),
        ];
    }

    private static IEnumerable<string> SocketsOf(int process)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/fd"))
                    .EnumerateFiles()
                    .Select(f => f.LinkTarget)
                    .OfType<string>(),
            ];
        }
        catch (IOException)
        {
            return []; // It has ended meanwhile.
        }
    }

    /// <summary>Reads <c>0100007F:1F90</c>: words of four bytes in this machine's order, then the port.</summary>
    private static IPEndPoint EndPointOf(string text)
    {
        var parts = text.Split(':');
        var bytes = parts[0]
            .Chunk(8)
            .SelectMany(word => BitConverter.GetBytes(uint.Parse(word, NumberStyles.HexNumber, null)))
            .ToArray();
        var address = new IPAddress(bytes);
        return new(
            address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address,
            int.Parse(parts[1], NumberStyles.HexNumber, null)
        );
    }
}
