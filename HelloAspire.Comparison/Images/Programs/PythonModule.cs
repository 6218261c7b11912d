namespace HelloAspire.Comparison.Images.Programs;

/// <summary>Finds the file that <c>python -m MODULE</c> runs: beside the program, or among the installed packages.</summary>
internal static class PythonModule
{
    public static FileNode? Find(string module, ProgramLookup lookup)
    {
        var path = module.Replace('.', '/');
        string[] files = [$"{path}/__main__.py", $"{path}.py", $"{path}/__init__.py"];
        return files.Select(lookup.File).FirstOrDefault(file => file is not null)
            ?? (
                from packages in lookup.Tree.Nodes
                where packages is { IsDirectory: true, Name: "site-packages" or "dist-packages" }
                from file in files
                select FileTree.Below(packages, file)
            ).FirstOrDefault(file => file is { IsFile: true });
    }
}
