namespace HelloAspire.Tests.Hosting.Cleanup;

/// <summary>A look at the processes of this machine (Linux).</summary>
internal static class LiveProcesses
{
    /// <summary>Whether the command line of any process holds a text.</summary>
    public static bool AnyMentions(string text) =>
        Directory
            .EnumerateDirectories("/proc")
            .Where(d => int.TryParse(Path.GetFileName(d), out _))
            .Any(d => CommandLineOf(d).Contains(text, StringComparison.Ordinal));

    private static string CommandLineOf(string directory)
    {
        try
        {
            return File.ReadAllText(Path.Combine(directory, "cmdline"));
        }
        catch (IOException)
        {
            return ""; // It has ended meanwhile.
        }
    }
}
