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

    /// <summary>The directory or file at a path below; null where there is none.</summary>
    public FileWeight? Find(string below)
    {
        var end = below.IndexOf('/', Math.Min(path.Length + 1, below.Length));
        var child = _children.GetValueOrDefault(end < 0 ? below : below[..end]);
        return end < 0 ? child : child?.Find(below);
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
