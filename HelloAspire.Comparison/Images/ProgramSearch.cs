namespace HelloAspire.Comparison.Images;

/// <summary>Finds the files that an image's command line names, as the container's runtime would.</summary>
/// <param name="Command">The first word of the command line; null where there is none.</param>
/// <param name="Launched">The file that the runtime executes; null where the image does not hold it.</param>
/// <param name="Program">What it is all about: for <c>dotnet app.dll</c> or <c>sh -c "exec app"</c> the application.</param>
internal sealed record ProgramSearch(string? Command, FileNode? Launched, FileNode? Program)
{
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    // Programs that run another file, which their first argument that is one names.
    private static readonly string[] Hosts =
    [
        "dotnet",
        "java",
        "node",
        "python",
        "ruby",
        "perl",
        "php",
        "tini",
        "dumb-init",
    ];
    private static readonly string[] Shells = ["sh", "bash", "dash", "ash", "busybox"];

    internal static ProgramSearch In(ImageConfig config, FileTree tree)
    {
        List<string> words = [.. config.Entrypoint, .. config.Command];
        if (words.Count == 0)
        {
            return new ProgramSearch(null, null, null);
        }
        var launched = Find(words[0], config, tree);
        return new ProgramSearch(words[0], launched, launched is null ? null : Follow(words, launched, config, tree));
    }

    /// <summary>The file that a command names, through <c>PATH</c> where it has no slash.</summary>
    internal static FileNode? Find(string command, ImageConfig config, FileTree tree)
    {
        var candidates = command.Contains('/')
            ? [Path.Join(command.StartsWith('/') ? "" : config.WorkingDirectory, command)]
            : (config.Variable("PATH") ?? DefaultPath).Split(':').Select(directory => Path.Join(directory, command));
        return candidates.Select(tree.Resolve).FirstOrDefault(node => node is { IsFile: true });
    }

    private static FileNode Follow(List<string> words, FileNode launched, ImageConfig config, FileTree tree)
    {
        if (IsOneOf(launched.Name, Shells) && words.IndexOf("-c") is > 0 and var flag && flag + 1 < words.Count)
        {
            var line = words[flag + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return line.Where(word => word != "exec").Select(word => Find(word, config, tree)).FirstOrDefault()
                ?? launched;
        }
        // "python3.12" and "java" alike.
        return IsOneOf(launched.Name.TrimEnd('.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), Hosts)
            ? words
                .Skip(1)
                .Select(word => tree.Resolve(Path.Join(word.StartsWith('/') ? "" : config.WorkingDirectory, word)))
                .FirstOrDefault(node => node is { IsFile: true })
                ?? launched
            : launched;
    }

    private static bool IsOneOf(string name, string[] names) => names.Contains(name, StringComparer.Ordinal);
}

/// <summary>The program that an image runs.</summary>
/// <param name="Path">Where it is, every link followed.</param>
public sealed record ProgramFile(string Path, Sha256Digest Sha256);
