namespace HelloAspire.Comparison.Images;

/// <summary>One path of the merged file tree.</summary>
public sealed class FileNode
{
    private readonly Dictionary<string, FileNode> _children;
    private LayerEntry _entry;

    // Most nodes are files: they share one dictionary that stays empty.
    private static readonly Dictionary<string, FileNode> NoChildren = new(StringComparer.Ordinal);

    internal FileNode(
        FileNode? parent,
        string path,
        string name,
        LayerEntry entry,
        int layerIndex,
        FileContent? content = null
    )
    {
        (Parent, Path, Name, _entry, LayerIndex, Content) = (parent, path, name, entry, layerIndex, content);
        _children = entry.Kind == EntryKind.Directory ? new(StringComparer.Ordinal) : NoChildren;
    }

    public FileNode? Parent { get; }
    public string Name { get; }

    /// <summary>The entry that made this node; for a hard link, the entry of the file it names.</summary>
    public LayerEntry Entry
    {
        get => Content?.Entry ?? _entry;
        internal set => _entry = value;
    }

    /// <summary>Zero-based index of the layer that wrote this path last.</summary>
    public int LayerIndex { get; internal set; }

    /// <summary>The bytes, for regular files and hard links.</summary>
    public FileContent? Content { get; }

    public bool IsDirectory => Entry.Kind == EntryKind.Directory;
    public bool IsFile => Content is not null;
    public bool IsSymbolicLink => Entry.Kind == EntryKind.SymbolicLink;

    /// <summary>Whether it is a file that its owner, its group or others may execute.</summary>
    public bool IsExecutable => IsFile && (Entry.Mode & 0b001_001_001) != 0;

    /// <summary>Bytes of the file; zero for all but files.</summary>
    public long Size => Content?.Size ?? 0;

    public IReadOnlyCollection<FileNode> Children => _children.Values;

    /// <summary>The absolute path, as <c>/usr/bin/env</c>.</summary>
    public string Path { get; }

    /// <summary>This node and all below it, parents first.</summary>
    public IEnumerable<FileNode> Descendants()
    {
        var pending = new Stack<FileNode>([this]);
        while (pending.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children)
            {
                pending.Push(child);
            }
        }
    }

    internal FileNode? Child(ReadOnlySpan<char> name) =>
        _children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var child) ? child : null;

    internal void Add(FileNode child) => _children[child.Name] = child;

    internal void Remove(string name) => _children.Remove(name);

    internal void Clear() => _children.Clear();
}

/// <summary>One regular file: its bytes, mode and owner; hard links to it share the same instance.</summary>
public sealed class FileContent(LayerEntry entry, int layerIndex)
{
    /// <summary>The entry that made the file; mode, owner and time are of the hard link to it that came last.</summary>
    public LayerEntry Entry { get; internal set; } = entry;

    /// <summary>Bytes.</summary>
    public long Size => Entry.Size;

    /// <summary>The path by which the layer wrote them; links may lead a container there by another one.</summary>
    public string WrittenPath => Entry.Path;

    public Sha256Digest Sha256 => Entry.Sha256;

    /// <summary>Zero-based index of the layer that holds the bytes.</summary>
    public int LayerIndex => layerIndex;
}
