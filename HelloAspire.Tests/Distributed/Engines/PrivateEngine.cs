using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.Tests.Distributed.Engines;

/// <summary>
/// A second Docker engine, as if on another machine: a test may put it into Swarm mode, fill its disk, end it. The script
/// beside this file says how; nothing of it stays, even where the tests are killed.
/// </summary>
internal sealed class PrivateEngine : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly string[] Programs = ["dockerd", "docker", "ip", "nsenter", "unshare", "bash"];

    private readonly Process _script;
    private readonly string _directory;

    private PrivateEngine(Process script, string directory, string address)
    {
        (_script, _directory, Address) = (script, directory, address);
        Cli = new("docker", "--host", Host);
    }

    /// <summary>What this machine lacks for it; null where nothing is.</summary>
    public static string? Lacking { get; } =
        !OperatingSystem.IsLinux() ? "Linux"
        : !Environment.IsPrivilegedProcess ? "root rights"
        : Programs.FirstOrDefault(program => !IsOnPath(program)) is { } program ? $"the program '{program}'"
        : null;

    /// <summary>Where this machine reaches the ports that it publishes.</summary>
    public string Address { get; }

    /// <summary>As <c>DOCKER_HOST</c>.</summary>
    public string Host => $"unix://{Socket}";

    public EngineCli Cli { get; }

    private string Socket => Path.Combine(_directory, "docker.sock");

    /// <param name="diskSize">How large its disk is, as <c>64m</c>; as this machine's where null.</param>
    public static async Task<PrivateEngine> StartAsync(string? diskSize = null)
    {
        Assert.True(Lacking is null, $"A second engine needs {Lacking}.");
        var name = $"hello-{Guid.NewGuid().ToString("N")[..8]}";
        var directory = Path.Combine(Path.GetTempPath(), name);
        // A network of four addresses out of those that are set aside for tests (RFC 2544).
        var (high, low) = (Random.Shared.Next(18, 20), Random.Shared.Next(1 << 14) * 4);
        string AddressOf(int end) =>
            string.Create(CultureInfo.InvariantCulture, $"198.{high}.{low >> 8}.{(low & 255) + end}");

        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] command =
        [
            Repository.PathTo("HelloAspire.Tests", "Distributed", "Engines", "private-engine.sh"),
            directory,
            name,
            AddressOf(1),
            AddressOf(2),
            .. diskSize is null ? [] : (string[])[diskSize],
        ];
        foreach (var argument in command)
        {
            start.ArgumentList.Add(argument);
        }
        var engine = new PrivateEngine(Process.Start(start)!, directory, AddressOf(2));
        try
        {
            await engine.ExpectAsync("ready");
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the engine in good order; its containers end with it.</summary>
    public Task StopAsync() => OrderAsync("stop");

    /// <summary>Kills the engine alone; its containers run on.</summary>
    public Task CrashAsync() => OrderAsync("crash");

    /// <summary>Starts the engine again, and waits until it answers.</summary>
    public Task StartAgainAsync() => OrderAsync("start");

    /// <summary>Brings images of this machine's engine into it.</summary>
    public async Task LoadAsync(params string[] images)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await (
            CliWrap.Cli.Wrap("docker").WithArguments(["save", .. images])
            | CliWrap.Cli.Wrap("docker").WithArguments(["--host", Host, "load", "--quiet"])
        ).ExecuteBufferedAsync(limit.Token);
    }

    /// <summary>Returns a command's words for running it where this engine's addresses and ports are.</summary>
    public string[] InItsNetwork(params string[] command) =>
        ["nsenter", $"--net=/proc/{File.ReadAllText(Path.Combine(_directory, "pid")).Trim()}/ns/net", .. command];

    /// <summary>Returns a client of the engine's own interface.</summary>
    public HttpClient CreateClient() =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancellationToken) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new("http://engine/"),
        };

    public async ValueTask DisposeAsync()
    {
        _script.StandardInput.Close();
        await _script.WaitForExitAsync().WaitAsync(Limit);
        _script.Dispose();
    }

    private async Task OrderAsync(string order)
    {
        await _script.StandardInput.WriteLineAsync(order);
        await _script.StandardInput.FlushAsync();
        await ExpectAsync(order);
    }

    private async Task ExpectAsync(string answer)
    {
        var line = await _script.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        Assert.True(line == answer, $"The second engine: {line ?? "its script has ended"}.");
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(directory => File.Exists(Path.Combine(directory, program)));
}
