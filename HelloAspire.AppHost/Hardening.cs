namespace HelloAspire.AppHost;

/// <summary>The same tight frame for every variant, so that what differs between them is the image alone.</summary>
public static class Hardening
{
    /// <summary>Arguments for the engine's <c>run</c> command.</summary>
    public static string[] Flags { get; } =
    [
        "--read-only",
        "--tmpfs=/tmp",
        "--cap-drop=ALL",
        "--security-opt=no-new-privileges",
        "--pids-limit=128",
        "--memory=256m",
    ];
}
