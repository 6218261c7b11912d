namespace HelloAspire.Comparison.Images;

/// <summary>
/// Lays layers over one another, lowest first, as the OCI image specification's "layer changesets" and
/// the overlay file system do: a layer hides what lies below it, never its own entries, whatever their order.
/// </summary>
internal sealed partial class LayerMerge
{
    // A path of 4096 characters may imply 2048 directories: without a bound a small archive would fill the memory.
    private const int MostImplied = 64 << 20;
    private const int CharactersOfNode = 200;

    private readonly FileNode _root = new(null, "/", "", ImplicitDirectory("/"), layerIndex: 0);
    private readonly Dictionary<string, LayerEntry> _gone = new(StringComparer.Ordinal);
    private int _layer = -1;
    private int _implied;

    public FileTree Tree => new(_root);

    /// <summary>Adds the next layer.</summary>
    /// <returns>What it does to the layers below it, each path once.</returns>
    /// <exception cref="DamagedImageException">A hard link names a file that no layer holds.</exception>
    public IReadOnlyList<LayerFile> Add(ScannedLayer layer)
    {
        _layer++;
        _gone.Clear();
        var own = new Dictionary<string, LayerFile>(StringComparer.Ordinal);
        // The root stays a directory: engines pass over what else an archive calls by an empty name.
        foreach (
            var entry in layer.Entries.Where(entry =>
                entry is { Path: not "/" } or { Kind: EntryKind.Directory or EntryKind.Opaque }
            )
        )
        {
            if (entry.Kind is EntryKind.Whiteout or EntryKind.Opaque)
            {
                Hide(entry);
                continue;
            }
            var (path, replaces) = Place(entry);
            if (entry.Kind != EntryKind.Directory)
            {
                var state =
                    own.TryGetValue(path, out var before) ? before.State
                    : replaces || _gone.ContainsKey(path) ? LayerFileState.Changed
                    : LayerFileState.Added;
                own[path] = new LayerFile(path, state, entry);
            }
        }
        return
        [
            .. own.Values,
            .. _gone
                .Where(gone => !own.ContainsKey(gone.Key))
                .Select(gone => new LayerFile(gone.Key, LayerFileState.Deleted, gone.Value)),
        ];
    }

    private (string Path, bool Replaces) Place(LayerEntry entry)
    {
        if (entry.Path == "/")
        {
            (_root.Entry, _root.LayerIndex) = (entry, _layer);
            return ("/", false);
        }
        var slash = entry.Path.LastIndexOf('/');
        var parent = Directory(entry.Path.AsSpan(0, slash));
        var name = entry.Path[(slash + 1)..];
        var old = parent.Child(name);
        if (old is { IsDirectory: true } && entry.Kind == EntryKind.Directory)
        {
            (old.Entry, old.LayerIndex) = (entry, _layer);
            return (old.Path, false);
        }
        if (old is not null && old.IsDirectory != (entry.Kind == EntryKind.Directory))
        {
            Forget(old);
        }
        var path = PathIn(parent, name);
        parent.Add(NewNode(parent, path == entry.Path ? entry.Path : path, name, entry));
        return (path, old is { IsDirectory: false });
    }

    private FileNode NewNode(FileNode parent, string path, string name, LayerEntry entry)
    {
        if (entry.Kind != EntryKind.HardLink)
        {
            var content = entry.Kind == EntryKind.File ? new FileContent(entry, _layer) : null;
            return new FileNode(parent, path, name, entry, _layer, content);
        }
        // The kernel follows the links on the way to a hard link's target, not the target itself.
        var named = entry.LinkTarget ?? "/";
        var slash = named.LastIndexOf('/');
        var target = Tree.Resolve(named[..slash])?.Child(named.AsSpan(slash + 1));
        if (target is null or { IsDirectory: true })
        {
            throw new DamagedImageException(
                $"layer {_layer + 1}: the hard link '{entry.Path}' names '{entry.LinkTarget}', which is not a file of the image"
            );
        }
        if (target.Content is { } shared)
        {
            // An engine sets what the link's own entry says, of the one file that both names have.
            shared.Entry = shared.Entry with
            {
                Mode = entry.Mode,
                UserId = entry.UserId,
                GroupId = entry.GroupId,
                ModifiedAt = entry.ModifiedAt,
                Capabilities = entry.Capabilities,
            };
        }
        return new FileNode(parent, path, name, target.Entry, _layer, target.Content);
    }

    // An archive may leave directories out, and may reach one through a link that it made itself.
    private FileNode Directory(ReadOnlySpan<char> path)
    {
        var node = _root;
        foreach (var range in path.Split('/'))
        {
            var segment = path[range];
            if (segment.IsEmpty)
            {
                continue;
            }
            var child = Own(node.Child(segment));
            if (child is not { IsDirectory: true })
            {
                child = Imply(node, segment.ToString(), replaced: child);
            }
            node = child;
        }
        return node;
    }

    // An engine unpacks each layer by itself: only links of the same layer lead anywhere.
    private FileNode? Own(FileNode? node) =>
        node is { IsSymbolicLink: true } && node.LayerIndex == _layer ? Tree.Resolve(node) : node;

    private FileNode Imply(FileNode parent, string name, FileNode? replaced)
    {
        var path = PathIn(parent, name);
        _implied += CharactersOfNode + path.Length;
        if (_implied > MostImplied)
        {
            throw new DamagedImageException(
                $"layer {_layer + 1} names files in far too many directories that it does not hold"
            );
        }
        if (replaced is not null)
        {
            Forget(replaced);
        }
        var directory = new FileNode(parent, path, name, ImplicitDirectory(path), _layer);
        parent.Add(directory);
        return directory;
    }

    private static string PathIn(FileNode directory, string name) =>
        directory.Parent is null ? "/" + name : directory.Path + "/" + name;

    private static LayerEntry ImplicitDirectory(string path) => new(path, EntryKind.Directory) { Mode = 0b111_101_101 };
}
