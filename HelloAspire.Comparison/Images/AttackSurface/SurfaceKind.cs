namespace HelloAspire.Comparison.Images.AttackSurface;

/// <summary>A kind of thing that an attacker would find useful.</summary>
/// <param name="Key">Its name in the JSON contract and in the gate.</param>
/// <param name="Paths">The files or directories of this kind.</param>
internal sealed record SurfaceKind(string Key, string Title, Func<AttackSurfaceReport, IReadOnlyList<string>> Paths)
{
    /// <summary>All kinds, in the order in which they are shown.</summary>
    public static IReadOnlyList<SurfaceKind> All { get; } =
    [
        new("shells", "Shells", surface => surface.Shells),
        new("packageManagers", "Package managers", surface => surface.PackageManagers),
        new("compilers", "Compilers and linkers", surface => surface.Compilers),
        new("sdks", "SDKs", surface => surface.Sdks),
        new("debuggers", "Debuggers", surface => surface.Debuggers),
        new("networkTools", "Network tools", surface => surface.NetworkTools),
        new("setuid", "Set-uid, set-gid", surface => surface.SetUid),
        new("worldWritable", "World-writable", surface => surface.WorldWritable),
        new("debugSymbols", "Debug symbols", surface => surface.DebugSymbols),
        new("sourceCode", "Source files", surface => surface.SourceCode),
    ];
}
