using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.AttackSurface;

/// <summary>Files that only a build or a debugger needs, by their names.</summary>
internal static partial class SourceFiles
{
    /// <summary>Whether it is source code of a compiled language, a project file or a version control directory's head.</summary>
    public static bool IsSource(string path) => Source().IsMatch(path);

    /// <summary>Whether it holds debug symbols apart from their program.</summary>
    public static bool IsDebugSymbols(string path) => Symbols().IsMatch(path);

    [GeneratedRegex(
        @"(?:\.(?:cs|csproj|fs|fsproj|vb|vbproj|razor|cshtml|sln|slnx|c|cc|cpp|cxx|go|rs|java|kt|swift|zig)|/go\.mod|/Cargo\.toml|/pom\.xml|/Dockerfile|/\.git/HEAD)$"
    )]
    private static partial Regex Source();

    [GeneratedRegex(@"(?:\.(?:pdb|dbg|debug|dSYM)$|^/usr/lib/debug/.*[^/]$)")]
    private static partial Regex Symbols();
}
