using System.Collections.Frozen;

namespace HelloAspire.Comparison.Images.AttackSurface;

/// <summary>Files that only a build or a debugger needs, by their names.</summary>
internal static class DevelopmentFiles
{
    private static readonly FrozenSet<string> SourceExtensions = Set(
        ".c .cc .cpp .cxx .cs .csproj .cshtml .fs .fsproj .go .java .kt .razor .rs .sln .slnx .swift .vb .vbproj .zig"
    );
    private static readonly FrozenSet<string> SourceNames = Set("Cargo.toml Dockerfile go.mod pom.xml");
    private static readonly string[] PackageDirectories =
    [
        "/node_modules/",
        "/site-packages/",
        "/dist-packages/",
        "/gems/",
    ];

    // Of documents the last part names a language: "README.cs" is Czech.
    private static readonly string[] DocumentNames = ["README.", "LICENSE.", "CHANGELOG.", "INSTALL."];
    private static readonly FrozenSet<string> SymbolExtensions = Set(".dbg .debug .dSYM .pdb");

    /// <summary>
    /// Whether it is source code of a compiled language, a project file or the head of a git directory. What packages of
    /// interpreted languages bring along is theirs.
    /// </summary>
    public static bool IsSource(string path) =>
        HasSourceName(path)
        && !PackageDirectories.Any(directory => path.Contains(directory, StringComparison.Ordinal))
        && !DocumentNames.Any(name =>
            Path.GetFileName(path.AsSpan()).StartsWith(name, StringComparison.OrdinalIgnoreCase)
        );

    private static bool HasSourceName(string path) =>
        Has(SourceExtensions, Path.GetExtension(path.AsSpan()))
        || Has(SourceNames, Path.GetFileName(path.AsSpan()))
        || path.EndsWith("/.git/HEAD", StringComparison.Ordinal);

    /// <summary>Whether it holds debug symbols apart from their program.</summary>
    public static bool IsDebugSymbols(string path) =>
        Has(SymbolExtensions, Path.GetExtension(path.AsSpan()))
        || path.StartsWith("/usr/lib/debug/", StringComparison.Ordinal);

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> text) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
