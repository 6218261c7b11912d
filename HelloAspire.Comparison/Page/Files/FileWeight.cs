using HelloAspire.Comparison.Comparing;

namespace HelloAspire.Comparison.Page.Files;

/// <summary>A directory, or a file, and the bytes of all files below it.</summary>
internal sealed class FileWeight(string path, FileWeight? parent)
{
    private readonly Dictionary<string, FileWeight> _children = new(StringComparer.Ordinal);

    /// <summary>As <c>/usr/lib</c>; the root's is empty.</summary>
    public string Path => path;
    public FileWeight? Parent => parent;
    public long Size { get; private set; }
    public int Files { get; private set; }
    public bool IsDirectory => _children.Count > 0;
    public IEnumerable<FileWeight> Children => _children.Values;

    /// <summary>The root of the tree that the files make.</summary>
    public static FileWeight Of(IEnumerable<FileSize> files)
    {
        var root = new FileWeight("", null);
        foreach (var file in files)
        {
            root.Add(file);
        }
        return root;
    }

    /// <summary>From the root down to this one.</summary>
    public IEnumerable<FileWeight> Line() => (parent?.Line() ?? []).Append(this);

    /// <summary>
    /// The parts that show best where the bytes are: beginning with this directory, the heaviest one is opened again
    /// and again, heaviest first in the result.
    /// </summary>
    /// <param name="most">How many parts at most, but for one directory's own children.</param>
    public IReadOnlyList<FileWeight> Parts(int most)
    {
        var parts = new PriorityQueue<FileWeight, long>([(this, -Size)]);
        var settled = new List<FileWeight>();
        while (parts.TryPeek(out var heaviest, out _) && parts.Count + settled.Count < most)
        {
            parts.Dequeue();
            if (!heaviest.IsDirectory || (heaviest != this && parts.Count + heaviest._children.Count > most))
            {
                settled.Add(heaviest);
                continue;
            }
            parts.EnqueueRange(heaviest.Children.Select(child => (child, -child.Size)));
        }
        return
        [
            .. settled
                .Concat(parts.UnorderedItems.Select(item => item.Element))
                .OrderByDescending(part => part.Size)
                .ThenBy(part => part.Path, StringComparer.Ordinal),
        ];
    }

    private void Add(FileSize file)
    {
        var node = this;
        for (var end = 0; ; )
        {
            node.Size += file.Size;
            node.Files++;
            if (end == file.Path.Length)
            {
                return;
            }
            var next = file.Path.IndexOf('/', end + 1);
            end = next < 0 ? file.Path.Length : next;
            var name = file.Path[..end];
            if (!node._children.TryGetValue(name, out var child))
            {
                node._children.Add(name, child = new FileWeight(name, node));
            }
            node = child;
        }
    }
}
