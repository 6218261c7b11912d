namespace HelloAspire.Comparison.Images.AttackSurface;

/// <summary>What an attacker would find useful in the image. A tool counts once, under the file that its links lead to.</summary>
public sealed record AttackSurfaceReport
{
    /// <summary>Files that someone may execute, as <c>find / -type f -perm /111</c> counts them.</summary>
    public required int Executables { get; init; }
    public required IReadOnlyList<string> Shells { get; init; }
    public required IReadOnlyList<string> PackageManagers { get; init; }

    /// <summary>Compilers and linkers.</summary>
    public required IReadOnlyList<string> Compilers { get; init; }

    /// <summary>Directories of software development kits.</summary>
    public required IReadOnlyList<string> Sdks { get; init; }
    public required IReadOnlyList<string> Debuggers { get; init; }
    public required IReadOnlyList<string> NetworkTools { get; init; }

    /// <summary>Files that run with their owner's or group's rights (set-uid, set-gid).</summary>
    public required IReadOnlyList<string> SetUid { get; init; }

    /// <summary>Files that everyone may write, and such directories without the sticky bit.</summary>
    public required IReadOnlyList<string> WorldWritable { get; init; }
    public required IReadOnlyList<string> DebugSymbols { get; init; }
    public required IReadOnlyList<string> SourceCode { get; init; }
}
