using System.ComponentModel;
using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.AppHost;

/// <summary>Finds out which process listens on a port.</summary>
internal static class PortHolder
{
    private static readonly string[] SocketTables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Returns its number and name, or that it is another user's.</summary>
    public static async Task<string> FindAsync(int port, CancellationToken cancellationToken) =>
        (OperatingSystem.IsLinux() ? LinuxListener(port) : await AskLsofAsync(port, cancellationToken))
        ?? "a process of another user";

    /// <summary>Looks the socket's inode up in /proc/net/tcp*, then the process that has it open.</summary>
    private static string? LinuxListener(int port)
    {
        const string Listening = "0A";
        var suffix = $":{port:X4}";
        var inodes = SocketTables
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f.Length > 9 && f[1].EndsWith(suffix, StringComparison.Ordinal) && f[3] == Listening)
            .Select(f => $"socket:[{f[9]}]")
            .ToHashSet();

        foreach (
            var directory in Directory
                .EnumerateDirectories("/proc")
                .Where(d => int.TryParse(Path.GetFileName(d), out _))
        )
        {
            try
            {
                if (
                    new DirectoryInfo(Path.Combine(directory, "fd"))
                        .EnumerateFiles()
                        .Any(f => f.LinkTarget is { } t && inodes.Contains(t))
                )
                {
                    var command = File.ReadAllText(Path.Combine(directory, "comm")).Trim();
                    return $"process {Path.GetFileName(directory)} ({command})";
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Gone meanwhile, or another user's.
            }
        }
        return null;
    }

    private static async Task<string?> AskLsofAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Cli.Wrap("lsof")
                .WithArguments([
                    "-nP",
                    "-F",
                    "pc",
                    "-sTCP:LISTEN",
                    string.Create(CultureInfo.InvariantCulture, $"-iTCP:{port}"),
                ])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(cancellationToken);
            return result.StandardOutput.Split('\n') is [['p', .. var pid], ['c', .. var command], ..]
                ? $"process {pid} ({command})"
                : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
