using System.Diagnostics;
using System.Globalization;

namespace HelloAspire.Comparison.Measures.Containers;

/// <summary>
/// The labels of every container and image that a measure makes: they name the process that made it, so that what a
/// killed process left behind is known for certain.
/// </summary>
internal static class CreatorLabels
{
    /// <summary>Marks what a measure made; its value is the maker's host name.</summary>
    public const string Host = "dev.hello-aspire.measure";
    private const string Process = Host + ".pid";
    private const string Start = Host + ".start";
    private const string Ticks = Host + ".ticks";

    /// <summary>The labels that this process alone gives.</summary>
    public static IReadOnlyList<string> Own { get; } =
    [
        $"{Process}={Environment.ProcessId}",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Start}={StartOf(System.Diagnostics.Process.GetCurrentProcess())}"
        ),
        .. TicksOf(System.Diagnostics.Process.GetCurrentProcess()) is { } ticks ? (string[])[$"{Ticks}={ticks}"] : [],
    ];

    /// <summary>Arguments for the engine's <c>create</c> and <c>build</c> commands.</summary>
    public static IEnumerable<string> Arguments { get; } =
        Own.Prepend($"{Host}={Environment.MachineName}").SelectMany(label => new[] { "--label", label }).ToArray();

    /// <summary>Whether the maker ran on this machine and has ended.</summary>
    public static bool IsAbandoned(IReadOnlyDictionary<string, string> labels)
    {
        if (
            labels.GetValueOrDefault(Host) != Environment.MachineName
            || !int.TryParse(labels.GetValueOrDefault(Process), CultureInfo.InvariantCulture, out var id)
        )
        {
            return false;
        }
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            if (labels.TryGetValue(Ticks, out var ticks) && TicksOf(process) is { } running)
            {
                return ticks != running;
            }
            // Each process computes start times from clock ticks: they may differ by a second.
            return !long.TryParse(labels.GetValueOrDefault(Start), CultureInfo.InvariantCulture, out var start)
                || Math.Abs(StartOf(process) - start) > 1;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return true;
        }
    }

    // The start time distinguishes a process from a later one with the same ID.
    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();

    // The same in ticks since the boot (proc_pid_stat(5), field 22; the name before may hold spaces): it stays when the
    // machine's clock is set. Earlier versions of this program know the time of day alone, so both are given.
    private static string? TicksOf(Process process)
    {
        try
        {
            return OperatingSystem.IsLinux()
                ? File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/stat"))
                    .Split(')')[^1]
                    .Split(' ')[20]
                : null;
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException("The process has ended.", exception);
        }
    }
}
