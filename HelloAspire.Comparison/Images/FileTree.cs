namespace HelloAspire.Comparison.Images;

/// <summary>The files of an image as a container sees them: all layers merged.</summary>
public sealed class FileTree
{
    // Linux gives up after forty symbolic links, with ELOOP (path_resolution(7)), and takes no longer path than 4096 bytes.
    private const int MostLinks = 40;
    private const int MostSegments = 4096;

    internal FileTree(FileNode root) => Root = root;

    public FileNode Root { get; }

    /// <summary>Every path but the root, in no particular order.</summary>
    public IEnumerable<FileNode> Nodes => Root.Descendants().Skip(1);

    /// <summary>Every regular file and hard link.</summary>
    public IEnumerable<FileNode> Files => Nodes.Where(node => node.IsFile);

    /// <summary>The node at a path as written, without following its links; null where there is none.</summary>
    public FileNode? Find(string path) => Below(Root, path);

    /// <summary>The node that a path leads to, every symbolic link followed; null where it leads nowhere.</summary>
    public FileNode? Resolve(string path) => Resolve(Root, path, Root);

    /// <summary>The node that a symbolic link leads to, or the node itself.</summary>
    public FileNode? Resolve(FileNode node) =>
        node.IsSymbolicLink ? Resolve(node.Parent ?? Root, node.Entry.LinkTarget ?? "", Root) : node;

    internal static FileNode? Resolve(FileNode from, string path, FileNode root)
    {
        var node = path.StartsWith('/') ? root : from;
        var pending = new Stack<string>(Segments(path).Reverse());
        var (links, segments) = (0, 0);
        while (pending.TryPop(out var segment))
        {
            // ENOTDIR: not even ".." leads out of a file.
            if (!node.IsDirectory)
            {
                return null;
            }
            var next = segment switch
            {
                "." => node,
                ".." => node.Parent ?? root,
                _ => node.Child(segment),
            };
            if (next is null)
            {
                return null;
            }
            if (!next.IsSymbolicLink)
            {
                node = next;
                continue;
            }
            segments += pending.Count;
            if (++links > MostLinks || segments > MostSegments)
            {
                return null;
            }
            var target = next.Entry.LinkTarget ?? "";
            node = target.StartsWith('/') ? root : node;
            foreach (var part in Segments(target).Reverse())
            {
                pending.Push(part);
            }
        }
        return path.EndsWith('/') && !node.IsDirectory ? null : node;
    }

    /// <summary>The node at a path below a directory, without following links; null where there is none.</summary>
    internal static FileNode? Below(FileNode directory, ReadOnlySpan<char> path)
    {
        FileNode? node = directory;
        foreach (var range in path.Split('/'))
        {
            if (!path[range].IsEmpty)
            {
                node = node?.Child(path[range]);
            }
        }
        return node;
    }

    internal static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
