namespace HelloAspire.Comparison.Images;

// What a layer hides of those below it: whiteouts and opaque directories.
internal sealed partial class LayerMerge
{
    private void Hide(LayerEntry entry)
    {
        var slash = entry.Path.LastIndexOf('/');
        var parent = ExistingDirectory(entry.Path.AsSpan(0, slash));
        var node = entry.Path == "/" ? _root : parent?.Child(entry.Path.AsSpan(slash + 1));
        if (node is { IsSymbolicLink: true } && entry.Kind == EntryKind.Opaque)
        {
            node = Own(node);
        }
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

    private FileNode? ExistingDirectory(ReadOnlySpan<char> path)
    {
        FileNode? node = _root;
        foreach (var range in path.Split('/'))
        {
            if (!path[range].IsEmpty)
            {
                node = node is null ? null : Own(node.Child(path[range]));
            }
        }
        return node;
    }

    private void Forget(FileNode node)
    {
        foreach (var gone in node.Descendants())
        {
            if (!gone.IsDirectory && gone.LayerIndex < _layer)
            {
                _gone.Add(gone.Path);
            }
        }
    }
}
