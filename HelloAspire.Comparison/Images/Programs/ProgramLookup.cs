namespace HelloAspire.Comparison.Images.Programs;

/// <summary>Finds the file that a command names: by its path, or in the directories of <c>PATH</c>.</summary>
/// <param name="Path">The value of <c>PATH</c>.</param>
/// <param name="Directory">What relative paths start from.</param>
internal sealed record ProgramLookup(FileTree Tree, string Path, string Directory)
{
    // What Docker and Podman set where the image sets none.
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public static ProgramLookup Of(ImageConfig config, FileTree tree) =>
        new(tree, config.Variable("PATH") ?? DefaultPath, config.WorkingDirectory);

    /// <summary>
    /// The file, every link followed; null where there is none. In <c>PATH</c> one that may be executed is taken before one
    /// that may not, as execvp(3) and the engines do.
    /// </summary>
    public FileNode? Find(string command)
    {
        if (command.Length == 0)
        {
            return null;
        }
        if (command.Contains('/'))
        {
            return File(command);
        }
        var candidates = Path.Split(':')
            .Where(directory => directory.StartsWith('/'))
            .Select(directory => Tree.Resolve($"{directory}/{command}"))
            .OfType<FileNode>()
            .Where(node => node.IsFile)
            .ToList();
        return candidates.FirstOrDefault(file => file.IsExecutable) ?? candidates.FirstOrDefault();
    }

    /// <summary>The file at a path, from the working directory; null where there is none.</summary>
    public FileNode? File(string path) => Node(path) is { IsFile: true } file ? file : null;

    /// <summary>The same for files and directories.</summary>
    public FileNode? Node(string path) => Tree.Resolve(path.StartsWith('/') ? path : $"{Directory}/{path}");
}
