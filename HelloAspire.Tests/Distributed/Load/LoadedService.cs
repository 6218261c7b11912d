using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HelloAspire.Tests.Distributed.Load;

/// <summary>
/// A container of the hello service, spoken to at its own address, and its memory (Linux, with the engine on this machine).
/// Not by its published port: the proxy that the engine has there would be what is measured, and some thousand connections
/// end that proxy.
/// </summary>
internal sealed class LoadedService(Uri address, int process)
{
    public Uri Address { get; } = address;

    public static async Task<LoadedService> FindAsync(HelloApp hello, string resource)
    {
        var container = await EngineCli.Current.InspectAsync(
            hello.App.ContainerOf(resource),
            TestContext.Current.CancellationToken
        );
        var network = container.GetProperty("NetworkSettings").GetProperty("Networks").EnumerateObject().First().Value;
        return new(
            new($"http://{network.GetProperty("IPAddress").GetString()}:8080/"),
            container.GetProperty("State").GetProperty("Pid").GetInt32()
        );
    }

    /// <summary>Bytes of memory that the process has resident.</summary>
    public long Resident()
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            * 1024;
    }

    public async Task<TcpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(Address.Host, Address.Port, cancellationToken);
        return client;
    }

    /// <summary>Sends bytes on a connection of their own and returns all that is answered until the service closes it.</summary>
    public async Task<string> AnswerToAsync(string request, CancellationToken cancellationToken)
    {
        using var client = await ConnectAsync(cancellationToken);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancellationToken);
        }
        catch (IOException)
        {
            // It has refused before the last byte.
        }
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>Asks for the greeting and returns how long the answer took.</summary>
    public async Task<TimeSpan> GreetAsync(CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        var answer = await AnswerToAsync("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", cancellationToken);
        Assert.EndsWith("Hello, World from ASP.NET Core!", answer, StringComparison.Ordinal);
        return TimeProvider.System.GetElapsedTime(began);
    }
}
