namespace HelloAspire.Comparison.Reports;

/// <summary>Names a file as a forge does: from the root of its repository on, with forward slashes.</summary>
internal static class RepositoryPath
{
    /// <summary>
    /// The path from the repository that holds the file; without one from the working directory, or, of a file outside
    /// it, its name.
    /// </summary>
    public static string Of(string file)
    {
        var path = Path.GetFullPath(file);
        var root = Repository(path) ?? Directory.GetCurrentDirectory();
        var relative = Path.GetRelativePath(root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? Path.GetFileName(path)
            : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    // A work tree of git names its repository in a file.
    private static string? Repository(string path)
    {
        for (
            var directory = Path.GetDirectoryName(path);
            directory is not null;
            directory = Path.GetDirectoryName(directory)
        )
        {
            if (Path.Exists(Path.Join(directory, ".git")))
            {
                return directory;
            }
        }
        return null;
    }
}
