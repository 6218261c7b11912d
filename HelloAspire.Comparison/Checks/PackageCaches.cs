using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>Where package managers keep what the next build may want: NuGet, npm, pip, Go, Cargo, Maven, Gradle, apk, dnf.</summary>
internal static class PackageCaches
{
    private static readonly string[] InHome =
    [
        ".nuget/packages",
        ".local/share/NuGet",
        ".npm/_cacache",
        ".cache/pip",
        ".cache/uv",
        ".cache/yarn",
        ".cache/go-build",
        ".cargo/registry",
        ".m2/repository",
        ".gradle/caches",
        "go/pkg/mod",
    ];

    private static readonly string[] OfSystem =
    [
        "/go/pkg/mod",
        "/etc/apk/cache",
        "/var/cache/apk",
        "/var/cache/dnf",
        "/var/cache/libdnf5",
        "/var/cache/yum",
        "/var/cache/zypp",
    ];

    /// <summary>The cache directories that the image holds.</summary>
    public static IEnumerable<FileNode> In(FileTree tree)
    {
        var homes = (tree.Find("/home")?.Children ?? []).Append(tree.Find("/root")).OfType<FileNode>();
        return homes
            .SelectMany(home => InHome.Select(path => FileTree.Below(home, path)))
            .Concat(OfSystem.Select(tree.Find))
            .OfType<FileNode>()
            .Where(node => node.IsDirectory)
            .OrderBy(node => node.Path, StringComparer.Ordinal);
    }

    /// <summary>Those of the files that lie in none of the image's cache directories.</summary>
    public static IEnumerable<FileNode> LeaveOut(FileTree tree, IEnumerable<string> files)
    {
        var caches = In(tree).ToHashSet();
        return files.Select(tree.Find).OfType<FileNode>().Where(file => !Ancestors(file).Any(caches.Contains));
    }

    /// <summary>Says how many files a finding leaves out because they lie in caches; nothing where there are none.</summary>
    public static string LeftOut(int count) => count == 0 ? "" : $"; {CountText.Of(count)} in package caches";

    private static IEnumerable<FileNode> Ancestors(FileNode file)
    {
        for (var directory = file.Parent; directory is not null; directory = directory.Parent)
        {
            yield return directory;
        }
    }
}
