using System.Diagnostics;

namespace HelloAspire.Hosting.Cleanup;

/// <summary>
/// A process outside the app host that removes what the run made when the app host dies without an orderly stop. It is
/// a POSIX shell at the end of a pipe: a megabyte, and the pipe's end is noticed at once even after SIGKILL. On Windows,
/// which has no such shell, the <see cref="Reaper"/> of the next start does the work.
/// </summary>
internal sealed class RunGuard : IDisposable
{
    private readonly Lock _lock = new();
    private Process? _process;

    /// <summary>Starts to watch over what carries a label.</summary>
    public void Start(string engine, string label)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "guard.sh"), engine, label])
        {
            start.ArgumentList.Add(argument);
        }
        _process = Process.Start(start);
    }

    /// <summary>Watches over a process that the app host has started, until disposed.</summary>
    public IDisposable Watch(int processId)
    {
        Tell($"+{processId}");
        return new Watched(this, processId);
    }

    /// <summary>Everything is removed: there is nothing to watch any more.</summary>
    public void Dispose()
    {
        Tell("done");
        TakeOver();
    }

    /// <summary>Lets go of the run: the guard removes what is left of it.</summary>
    public void TakeOver()
    {
        lock (_lock)
        {
            _process?.StandardInput.Dispose();
            _process?.Dispose();
            _process = null;
        }
    }

    private void Tell(string line)
    {
        lock (_lock)
        {
            try
            {
                _process?.StandardInput.WriteLine(line);
                _process?.StandardInput.Flush();
            }
            catch (IOException)
            {
                // Somebody ended the guard: the reaper of the next start takes its place.
                _process = null;
            }
        }
    }

    private sealed record Watched(RunGuard Guard, int ProcessId) : IDisposable
    {
        public void Dispose() => Guard.Tell($"-{ProcessId}");
    }
}
