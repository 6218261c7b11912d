namespace HelloAspire.Comparison.Measures.Containers;

/// <summary>The engine's arguments around every measured container: the same tight frame, so that the image alone differs.</summary>
public static class ContainerFrame
{
    public const string Section = "Comparison:RunArguments";

    private static readonly string[] Hardened =
    [
        "--read-only",
        "--tmpfs=/tmp",
        "--cap-drop=ALL",
        "--security-opt=no-new-privileges",
        "--pids-limit=128",
        "--memory=256m",
    ];

    /// <summary>The array <c>Comparison:RunArguments</c>, else a hardened frame.</summary>
    public static IReadOnlyList<string> Read(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<string[]>() ?? Hardened;
}
