using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.AttackSurface;

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
        var tools = nodes.Where(node => !node.IsDirectory).ToLookup(node => node.Name, StringComparer.Ordinal);
        return new AttackSurfaceReport
        {
            Executables = files.Count(file => file.IsExecutable),
            Shells = Tools(tree, tools, ToolNames.Shells()),
            PackageManagers = Tools(tree, tools, ToolNames.PackageManagers()),
            Compilers = Tools(tree, tools, ToolNames.Compilers()),
            Sdks = Sdks(tools),
            Debuggers = Tools(tree, tools, ToolNames.Debuggers()),
            NetworkTools = Tools(tree, tools, ToolNames.NetworkTools()),
            SetUid = Paths(files.Where(file => (file.Entry.Mode & SetUidOrGid) != 0)),
            WorldWritable = Paths(nodes.Where(IsOpenToAll)),
            DebugSymbols = Paths(files.Where(file => SourceFiles.IsDebugSymbols(file.Path))),
            SourceCode = Paths(files.Where(file => SourceFiles.IsSource(file.Path))),
        };
    }

    // A name counts where programs lie: elsewhere it is a completion script, a cron job, a document.
    private static List<string> Tools(FileTree tree, ILookup<string, FileNode> nodes, Regex names) =>
        Paths(
            nodes
                .Where(named => names.IsMatch(named.Key))
                .SelectMany(named => named)
                .Where(node => ToolNames.Directories().IsMatch(node.Parent!.Path))
                .Select(tree.Resolve)
                .OfType<FileNode>()
                .Where(file => file.IsExecutable || IsManagedProgram(file))
        );

    private static bool IsManagedProgram(FileNode file) =>
        file.IsFile && file.Name.EndsWith(".dll", StringComparison.Ordinal);

    // A kit is told by a file that only a kit has: "sdk/10.0.100/dotnet.dll", "bin/javac".
    private static List<string> Sdks(ILookup<string, FileNode> nodes) =>
        [
            .. nodes["dotnet.dll"]
                .Where(file => file.Parent?.Parent?.Name == "sdk")
                .Select(file => file.Parent!.Path)
                .Concat(
                    nodes["javac"]
                        .Where(file => file is { IsFile: true, Parent.Name: "bin" })
                        .Select(file => file.Parent!.Parent!.Path)
                )
                .Concat(
                    nodes["go"]
                        .Where(file => file is { IsExecutable: true, Parent.Name: "bin" } && HasVersionFile(file))
                        .Select(file => file.Parent!.Parent!.Path)
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static bool HasVersionFile(FileNode go) => go.Parent?.Parent?.Child("VERSION") is { IsFile: true };

    private static bool IsOpenToAll(FileNode node) =>
        (node.Entry.Mode & WritableByAll) != 0
        && (node.IsFile || (node.IsDirectory && (node.Entry.Mode & Sticky) == 0));

    private static List<string> Paths(IEnumerable<FileNode> nodes) =>
        [.. nodes.Select(node => node.Path).Distinct().Order(StringComparer.Ordinal)];
}
