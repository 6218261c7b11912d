namespace HelloAspire.Comparison.Commands;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int GateFailed = 1;

    /// <summary>Wrong arguments or settings, a missing or damaged image, a cancelled run, a fault of the program.</summary>
    public const int CouldNotRun = 2;
}
