using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HelloAspire.AppHost;
using HelloAspire.Hosting.Cleanup;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Cleanup;

/// <summary>The built app host as a process of its own, in a session of its own as in a terminal.</summary>
internal sealed class AppHostProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private AppHostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Append(e.Data);
        process.ErrorDataReceived += (_, e) => Append(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>The engine's filter for what this process made.</summary>
    private string Filter => string.Create(CultureInfo.InvariantCulture, $"label={RunLabels.Process}={_process.Id}");

    /// <summary>Starts the app host without the hello service, on random ports.</summary>
    public static AppHostProcess Start(IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("env") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all =
        [
            // Tests that a script runs in the background would hand down that these are ignored.
            "--default-signal=INT,QUIT",
            "setsid",
            "dotnet",
            "exec",
            typeof(Variant).Assembly.Location,
            "--Hello:Enabled=false",
            "--DcpPublisher:RandomizePorts=true",
            .. arguments,
        ];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (
            var url in (string[])
                ["ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"]
        )
        {
            start.Environment[url] = "http://127.0.0.1:0";
        }
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        return new(Process.Start(start)!);
    }

    public Task WaitForOutputAsync(string pattern) =>
        Eventually.IsTrueAsync(
            () =>
                _process.HasExited && !Regex.IsMatch(Output, pattern)
                    ? throw new InvalidOperationException($"The app host ended without '{pattern}':\n{Output}")
                    : Task.FromResult(Regex.IsMatch(Output, pattern)),
            () => $"the app host prints '{pattern}'; it printed:\n{Output}"
        );

    /// <summary>Sends a signal to the process alone.</summary>
    public Task SignalAsync(string signal) => KillAsync(signal, _process.Id);

    /// <summary>Sends SIGINT to the process and all its children, as a terminal does at Ctrl-C.</summary>
    public Task PressControlCAsync() => KillAsync("INT", -_process.Id);

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> WaitForEndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Tells what of this process's making is left, of containers and networks.</summary>
    public async Task<string[]> LeftoversAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        return
        [
            .. await EngineCli.Current.ListAsync(cancellationToken, "ps", "-aq", "--filter", Filter),
            .. await EngineCli.Current.ListAsync(cancellationToken, "network", "ls", "-q", "--filter", Filter),
        ];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // What it made is then removed by its guard.
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    private static async Task KillAsync(string signal, int process)
    {
        using var kill = Process.Start(
            "sh",
            ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process}")]
        );
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
