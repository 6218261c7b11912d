using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Comparing;

/// <summary>
/// Files, links, devices, pipes and empty directories that only one image holds, and files with other content; each list largest first.
/// </summary>
public sealed record FileChanges(
    IReadOnlyList<FileSize> OnlyInLeft,
    IReadOnlyList<FileSize> OnlyInRight,
    IReadOnlyList<FileChange> Changed
)
{
    internal static FileChanges Of(FileTree left, FileTree right)
    {
        var inLeft = ByPath(left);
        var inRight = ByPath(right);
        return new FileChanges(
            Only(left, right),
            Only(right, left),
            [
                .. from pair in inLeft
                let other = inRight.GetValueOrDefault(pair.Key)
                where other is not null && other.Sha256 != pair.Value.Sha256
                orderby Math.Max(pair.Value.Size, other.Size) descending, pair.Key
                select new FileChange(pair.Key, pair.Value.Size, other.Size),
            ]
        );
    }

    private static Dictionary<string, FileContent> ByPath(FileTree tree) =>
        tree.Files.ToDictionary(file => file.Path, file => file.Content!, StringComparer.Ordinal);

    private static List<FileSize> Only(FileTree here, FileTree there) =>
        [
            .. here
                .Nodes.Where(node =>
                    node.IsDirectory
                        ? node.Children.Count == 0 && there.Find(node.Path) is null
                        : there.Find(node.Path) is null or { IsDirectory: true }
                )
                .Select(node => new FileSize(node.Path, node.Size))
                .OrderByDescending(file => file.Size)
                .ThenBy(file => file.Path, StringComparer.Ordinal),
        ];
}

/// <summary>A file that both images hold at the same path, with other content.</summary>
public sealed record FileChange(string Path, long LeftSize, long RightSize);

/// <summary>A file and its bytes.</summary>
public sealed record FileSize(string Path, long Size);
