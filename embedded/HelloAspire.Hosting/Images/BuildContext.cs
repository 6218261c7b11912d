using System.Security.Cryptography;
using System.Text;

namespace HelloAspire.Hosting.Images;

/// <summary>The files that a build sees: a directory less what its <c>.dockerignore</c> leaves out.</summary>
internal sealed class BuildContext(string root, string dockerfilePath)
{
    /// <summary>The files, as paths relative to the root with slashes, in ordinal order.</summary>
    public IEnumerable<string> Files()
    {
        var ignore = Ignore();
        var found = new List<string>();
        var directories = new Stack<string>([""]);
        while (directories.TryPop(out var directory))
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(root, directory)).EnumerateFileSystemInfos())
            {
                var path = directory.Length == 0 ? entry.Name : $"{directory}/{entry.Name}";
                var ignored = ignore.Ignores(path);
                if (entry is DirectoryInfo { LinkTarget: null })
                {
                    if (!ignored || ignore.MayHoldExceptions(path))
                    {
                        directories.Push(path);
                    }
                }
                else if (!ignored)
                {
                    found.Add(path);
                }
            }
        }
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Adds the names, executable bits and contents of all files to a hash.</summary>
    public async Task AddToAsync(IncrementalHash hash, CancellationToken cancellationToken)
    {
        foreach (var path in Files())
        {
            var file = new FileInfo(Path.Combine(root, path));
            var executable = !OperatingSystem.IsWindows() && file.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{(executable ? 'x' : '-')}\0{file.LinkTarget}\0"));
            if (file.LinkTarget is null)
            {
                var stream = file.OpenRead();
                await using (stream.ConfigureAwait(false))
                {
                    hash.AppendData(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
                }
            }
        }
    }

    private DockerIgnore Ignore()
    {
        // BuildKit and Buildah prefer the one that belongs to the Dockerfile.
        string[] candidates = [dockerfilePath + ".dockerignore", Path.Combine(root, ".dockerignore")];
        var file = candidates.FirstOrDefault(File.Exists);
        return new(file is null ? [] : File.ReadAllLines(file));
    }
}
