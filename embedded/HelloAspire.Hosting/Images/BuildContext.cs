using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HelloAspire.Hosting.Images;

/// <summary>The files that a build sees: a directory less what its <c>.dockerignore</c> leaves out.</summary>
internal sealed class BuildContext(string root, string dockerfilePath)
{
    /// <summary>
    /// The files, links and directories, as paths relative to the root with slashes, in ordinal order. A directory counts
    /// by itself too: it is copied even where it is empty.
    /// </summary>
    public IEnumerable<string> Entries()
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
                if (!ignored)
                {
                    found.Add(path);
                }
                if (entry is DirectoryInfo { LinkTarget: null } && (!ignored || ignore.MayHoldExceptions(path)))
                {
                    directories.Push(path);
                }
            }
        }
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Adds the names, modes and contents of all entries to a hash.</summary>
    public async Task AddToAsync(IncrementalHash hash, CancellationToken cancellationToken)
    {
        foreach (var path in Entries())
        {
            var file = new FileInfo(Path.Combine(root, path));
            var isDirectory = file.LinkTarget is null && file.Attributes.HasFlag(FileAttributes.Directory);
            // Of a link only the target is copied, of a file the mode too; Windows has none.
            var mode = OperatingSystem.IsWindows() || file.LinkTarget is not null ? default : file.UnixFileMode;
            hash.AppendData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path}\0{(isDirectory ? 'd' : '-')}{(int)mode}\0{file.LinkTarget}\0"
                    )
                )
            );
            if (!isDirectory && file.LinkTarget is null)
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
