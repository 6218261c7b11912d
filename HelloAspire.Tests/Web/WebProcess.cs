using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HelloAspire.Web;

namespace HelloAspire.Tests.Web;

/// <summary>The built service as a process of its own.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private WebProcess(Process process)
    {
        _process = process;
        Output = process.StandardOutput.ReadToEndAsync();
        Error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>All of standard output, once the process has ended.</summary>
    public Task<string> Output { get; }

    /// <summary>All of standard error, once the process has ended.</summary>
    public Task<string> Error { get; }

    public static WebProcess Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Hello).Assembly.Location, .. arguments])
        {
            WorkingDirectory = Repository.PathTo("HelloAspire.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheService).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new WebProcess(Process.Start(start)!);
    }

    /// <summary>Starts the service on a free port and waits until it is alive.</summary>
    public static async Task<(WebProcess Process, Uri Address)> ServeAsync(
        params (string Name, string Value)[] environment
    )
    {
        var port = FreePort();
        var process = Start([], [("ASPNETCORE_HTTP_PORTS", $"{port}"), .. environment]);
        var address = new Uri($"http://127.0.0.1:{port}/");
        using var client = new HttpClient { BaseAddress = address };

        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            try
            {
                using var response = await client.GetAsync("/alive", TestContext.Current.CancellationToken);
                response.EnsureSuccessStatusCode();
                return (process, address);
            }
            catch (HttpRequestException) when (waited.Elapsed < Limit && !process._process.HasExited) { }
        }
    }

    /// <summary>Sends SIGTERM and returns the exit code and how long the process took to end.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> TerminateAsync()
    {
        var took = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        return (await ExitCodeAsync(), took.Elapsed);
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsOfTheService(string variable) =>
        variable.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || variable.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal)
        || variable.StartsWith("OTEL_", StringComparison.Ordinal);
}
