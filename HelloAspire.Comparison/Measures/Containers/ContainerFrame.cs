using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures.Containers;

/// <summary>The engine's arguments around every measured container: the same tight frame, so that the image alone differs.</summary>
internal static class ContainerFrame
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

    private static readonly string[] KnownLimits =
    [
        "--cap-drop",
        "--cpus",
        "--memory",
        "--pids-limit",
        "--read-only",
        "--security-opt",
        "--tmpfs",
    ];

    /// <summary>The array <c>Comparison:RunArguments</c>, else a hardened frame.</summary>
    public static IReadOnlyList<string> Read(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<string[]>() ?? Hardened;

    /// <summary>
    /// The arguments as the engine needs them. With Docker a tmpfs starts empty; Podman copies into it what the
    /// image has at its place, and fails at the pipes that the .NET SDK leaves in /tmp.
    /// </summary>
    public static IEnumerable<string> For(ContainerEngine engine, IEnumerable<string> frame) =>
        engine.Kind == EngineKind.Podman ? frame.Select(WithEmptyTmpfs) : frame;

    /// <summary>Those of the arguments that limit a container; others may hold what is nobody's business.</summary>
    public static IReadOnlyList<string> Limits(IEnumerable<string> frame) =>
        [.. frame.Where(argument => KnownLimits.Any(limit => argument.StartsWith(limit, StringComparison.Ordinal)))];

    private static string WithEmptyTmpfs(string argument) =>
        argument.StartsWith("--tmpfs=", StringComparison.Ordinal)
            ? $"{argument}{(argument[8..].Contains(':') ? ',' : ':')}notmpcopyup"
            : argument;
}
