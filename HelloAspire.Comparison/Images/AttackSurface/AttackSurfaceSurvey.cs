namespace HelloAspire.Comparison.Images.AttackSurface;

/// <summary>Lists what an intruder would find useful in an image.</summary>
internal static class AttackSurfaceSurvey
{
    private const int SetUidOrGid = 0b110_000_000_000;
    private const int Sticky = 0b001_000_000_000;
    private const int WritableByAll = 0b010;

    public static AttackSurfaceReport Of(FileTree tree)
    {
        var nodes = tree.Nodes.ToList();
        var files = nodes.Where(node => node.IsFile).ToList();
        var tools = nodes
            .Where(node => !node.IsDirectory && ToolNames.AreIn(node.Parent!.Path))
            .Select(node => (kind: ToolNames.KindOf(node.Name), node))
            .Where(tool => tool.kind is not null)
            .Select(tool => (kind: tool.kind!.Value, file: tree.Resolve(tool.node)))
            .Where(tool => tool.file is { } file && (file.IsExecutable || IsManagedProgram(file)))
            .ToLookup(tool => tool.kind, tool => tool.file!);
        return new AttackSurfaceReport
        {
            Executables = files.Count(file => file.IsExecutable),
            Shells = Paths(tools[ToolKind.Shell]),
            PackageManagers = Paths(tools[ToolKind.PackageManager]),
            Compilers = Paths(tools[ToolKind.Compiler]),
            Sdks = [.. files.Select(Sdk).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            Debuggers = Paths(tools[ToolKind.Debugger]),
            NetworkTools = Paths(tools[ToolKind.NetworkTool]),
            SetUid = Paths(files.Where(file => (file.Entry.Mode & SetUidOrGid) != 0)),
            WorldWritable = Paths(nodes.Where(IsOpenToAll)),
            DebugSymbols = Paths(files.Where(file => DevelopmentFiles.IsDebugSymbols(file.Path))),
            SourceCode = Paths(files.Where(file => DevelopmentFiles.IsSource(file.Path))),
        };
    }

    private static bool IsManagedProgram(FileNode file) =>
        file.IsFile && file.Name.EndsWith(".dll", StringComparison.Ordinal);

    // A kit is told by a file that only a kit has; its directory stands for it.
    private static string? Sdk(FileNode file) =>
        file switch
        {
            { Name: "dotnet.dll", Parent: { Parent.Name: "sdk" } version } => version.Path,
            { Name: "javac", Parent: { Name: "bin", Parent: { } kit } } => kit.Path,
            { Name: "go", Parent: { Name: "bin", Parent: { } kit } } when kit.Child("VERSION") is { IsFile: true } =>
                kit.Path,
            _ => null,
        };

    private static bool IsOpenToAll(FileNode node) =>
        (node.Entry.Mode & WritableByAll) != 0
        && (node.IsFile || (node.IsDirectory && (node.Entry.Mode & Sticky) == 0));

    private static List<string> Paths(IEnumerable<FileNode> nodes) =>
        [.. nodes.Select(node => node.Path).Distinct().Order(StringComparer.Ordinal)];
}
