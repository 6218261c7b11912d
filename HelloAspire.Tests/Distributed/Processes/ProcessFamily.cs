using System.Diagnostics;
using System.Globalization;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>
/// All processes that began in one (Linux): they are known by a variable of their environment, which those keep whose
/// parent has ended, as the orchestrator's do.
/// </summary>
/// <param name="variable">The variable's name.</param>
/// <param name="value">Its value, one of a kind.</param>
internal sealed class ProcessFamily(string variable, string value)
{
    private readonly string _entry = $"{variable}={value}";

    /// <summary>Returns the members that run, by their IDs, with their command lines.</summary>
    public IReadOnlyDictionary<int, string> Running() =>
        Directory
            .EnumerateDirectories("/proc")
            .Where(d => int.TryParse(Path.GetFileName(d), out _) && IsMember(d))
            .ToDictionary(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture), CommandLineOf);

    /// <summary>Sends a signal to processes; to a group where an ID is negative. Those that have ended are left out.</summary>
    public static async Task KillAsync(string signal, IEnumerable<int> processes)
    {
        foreach (var process in processes)
        {
            using var kill = Process.Start(
                "sh",
                ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process} 2>&-")]
            );
            await kill.WaitForExitAsync();
        }
    }

    /// <summary>A process that has ended and that nobody has asked about has no environment any more.</summary>
    private bool IsMember(string process) => ReadOf(process, "environ").Split('\0').Contains(_entry);

    private static string CommandLineOf(string process) => ReadOf(process, "cmdline").Replace('\0', ' ').Trim();

    private static string ReadOf(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // It has ended meanwhile, or is another user's.
        }
    }
}
