using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using HelloAspire.AppHost;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>
/// The built app host as a process of its own, with its dashboard, in a session of its own as in a terminal. Its ports
/// and its directories are its own too, so that nothing of another run is taken for its.
/// </summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private const string FamilyVariable = "HELLO_ASPIRE_TESTS_RUN";

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private AppHostProcess(Process process, AppHostSettings settings)
    {
        (_process, Settings) = (process, settings);
        Family = new(FamilyVariable, settings.Run);
        process.OutputDataReceived += (_, e) => Append(e.Data);
        process.ErrorDataReceived += (_, e) => Append(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public AppHostSettings Settings { get; }

    /// <summary>This process, the orchestrator's, the dashboard and whatever else they have started.</summary>
    public ProcessFamily Family { get; }

    /// <summary>All that the process has printed.</summary>
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

    public static AppHostProcess Start(AppHostSettings settings)
    {
        var start = new ProcessStartInfo("env")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.PathTo("HelloAspire.AppHost"),
        };
        string[] command =
        [
            // Tests that a script runs in the background would hand down that these are ignored.
            "--default-signal=INT,QUIT",
            .. settings.Launcher,
            "setsid",
            "dotnet",
            "exec",
            typeof(Variant).Assembly.Location,
            .. settings.Arguments,
        ];
        foreach (var argument in command)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment[FamilyVariable] = settings.Run;
        foreach (var (name, value) in settings.Environment)
        {
            start.Environment[name] = value;
        }
        return new(Process.Start(start)!, settings);
    }

    /// <summary>Waits until what the process has printed matches a regular expression, and returns the match.</summary>
    public async Task<Match> WaitForOutputAsync(string pattern, TimeSpan? limit = null)
    {
        await Eventually.IsTrueAsync(
            () =>
                _process.HasExited && !Regex.IsMatch(Output, pattern)
                    ? throw new InvalidOperationException($"The app host ended without '{pattern}':\n{Output}")
                    : Task.FromResult(Regex.IsMatch(Output, pattern)),
            () => $"the app host prints '{pattern}'; it printed:\n{Output}",
            limit
        );
        return Regex.Match(Output, pattern);
    }

    /// <summary>Sends a signal to the process alone.</summary>
    public Task SignalAsync(string signal) => ProcessFamily.KillAsync(signal, [_process.Id]);

    /// <summary>Sends SIGINT to the process and all of its session, as a terminal does at Ctrl-C.</summary>
    public Task PressControlCAsync() => ProcessFamily.KillAsync("INT", [-_process.Id]);

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> WaitForEndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends what still runs: first as a crash would, which the orchestrator cleans up after, then the rest.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        try
        {
            await Eventually.IsTrueAsync(
                () => Task.FromResult(Family.Running().Count == 0),
                () => $"all processes of the app host end. These run: {string.Join('\n', Family.Running().Values)}"
            );
        }
        finally
        {
            await ProcessFamily.KillAsync("KILL", Family.Running().Keys);
            Settings.Dispose();
        }
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
