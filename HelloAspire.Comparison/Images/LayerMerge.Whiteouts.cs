namespace HelloAspire.Comparison.Images;

// What a layer hides of those below it: whiteouts and opaque directories.
internal sealed partial class LayerMerge
{
    private void Hide(LayerEntry entry)
    {
        // Where a layer names a directory, an engine makes one, whatever the layers below hold there.
        var slash = entry.Path.LastIndexOf('/');
        var node =
            entry.Kind == EntryKind.Opaque
                ? Directory(entry.Path)
                : Directory(entry.Path.AsSpan(0, slash)).Child(entry.Path.AsSpan(slash + 1));
        if (node is null)
        {
            return;
        }
        Forget(node);
        foreach (var child in node.Children.ToList())
        {
            if (!KeepOwn(child))
            {
                node.Remove(child.Name);
            }
        }
        if (entry.Kind == EntryKind.Whiteout && !KeepOwn(node))
        {
            node.Parent?.Remove(node.Name);
        }
    }

    // Whether anything of this layer is left of it.
    private bool KeepOwn(FileNode node)
    {
        foreach (var child in node.Children.ToList())
        {
            if (!KeepOwn(child))
            {
                node.Remove(child.Name);
            }
        }
        if (node.LayerIndex < _layer && node.Children.Count > 0)
        {
            (node.Entry, node.LayerIndex) = (ImplicitDirectory(node.Path), _layer);
        }
        return node.LayerIndex == _layer;
    }

    private void Forget(FileNode node)
    {
        foreach (var gone in node.Descendants())
        {
            if (!gone.IsDirectory && gone.LayerIndex < _layer)
            {
                _gone.TryAdd(gone.Path, gone.Entry);
            }
        }
    }
}
