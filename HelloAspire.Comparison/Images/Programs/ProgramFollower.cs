using HelloAspire.Comparison.Images.Shell;

namespace HelloAspire.Comparison.Images.Programs;

/// <summary>Follows a command line through launchers, shells and runtimes to the application.</summary>
internal sealed class ProgramFollower(ImageConfig config, FileTree tree)
{
    // sh -c "exec env tini -- server" has four.
    private const int MostSteps = 12;
    private const string PathSetting = "PATH=";
    private static readonly string[] Shells = ["sh", "bash", "dash", "ash", "ksh", "mksh", "zsh", "rbash"];

    private readonly List<ProgramStep> _steps = [];
    private ProgramLookup _lookup = ProgramLookup.Of(config, tree);

    public IReadOnlyList<ProgramStep> Steps => _steps;

    /// <summary>The application; null where the image does not hold what is named.</summary>
    public FileNode? Follow(IReadOnlyList<string> words, ProgramCaller caller)
    {
        if (words.Count == 0 || _steps.Count == MostSteps || words[0].Contains(ShellWord.Expansion))
        {
            return null;
        }
        var file = _lookup.Find(words[0]);
        _steps.Add(new ProgramStep(words[0], file, caller));
        return file is null ? null : Behind(words, file) ?? file;
    }

    private FileNode? Behind(IReadOnlyList<string> words, FileNode file)
    {
        var name = words[0][(words[0].LastIndexOf('/') + 1)..];
        if (name == "busybox" && words.Count > 1)
        {
            return Behind([.. words.Skip(1)], file);
        }
        if (name == "env")
        {
            return Follow(Environment(words), ProgramCaller.Launcher);
        }
        if (Shells.Contains(name))
        {
            return BehindShell(words);
        }
        if (Launcher.Of(name) is { } launcher)
        {
            return Follow(launcher.Command(words), ProgramCaller.Launcher);
        }
        return Runtime.Of(name)?.Application(words) is var (application, isModule)
            ? isModule
                ? PythonModule.Find(application, _lookup)
                : Opened(application)
            : null;
    }

    // env -i NAME=value program, env -S "program argument".
    private List<string> Environment(IReadOnlyList<string> words)
    {
        var split = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var text =
                words[i] is "-S" or "--split-string" && i + 1 < words.Count ? words[++i]
                : words[i].StartsWith("-S", StringComparison.Ordinal) ? words[i][2..]
                : words[i].StartsWith("--split-string=", StringComparison.Ordinal) ? words[i][15..]
                : null;
            split.AddRange(text?.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [words[i]]);
        }
        var command = Launcher.Of("env")!.Command(split).ToList();
        SetPath(command.TakeWhile(word => word.Contains('=')));
        return [.. command.SkipWhile(word => word.Contains('='))];
    }

    // False where it is set to what only the running container tells.
    private bool SetPath(IEnumerable<string> settings)
    {
        if (settings.LastOrDefault(word => word.StartsWith(PathSetting, StringComparison.Ordinal)) is { } setting)
        {
            _lookup = _lookup with { Path = setting[PathSetting.Length..] };
            return !setting.Contains(ShellWord.Expansion);
        }
        return true;
    }

    // sh -ec "line", or sh script.
    private FileNode? BehindShell(IReadOnlyList<string> words)
    {
        var place = 1;
        while (place < words.Count && words[place] is ['-' or '+', _, ..] option)
        {
            place++;
            if (option == "--" || option.StartsWith("--", StringComparison.Ordinal))
            {
                continue;
            }
            if (option.Contains('c') && place < words.Count)
            {
                return BehindLine(WithArguments(words[place], words.Skip(place + 2)));
            }
            // -o pipefail
            place += option.EndsWith('o') ? 1 : 0;
        }
        return place < words.Count ? Opened(words[place]) : null;
    }

    // sh -c 'exec "$@"' -- program argument: the word behind the line is $0.
    private static string WithArguments(string line, IEnumerable<string> words)
    {
        var all = string.Join(' ', words.Select(word => $"'{word}'"));
        return line.Replace("\"$@\"", all, StringComparison.Ordinal).Replace("$@", all, StringComparison.Ordinal);
    }

    // The program that the shell becomes, else the last one that it starts.
    private FileNode? BehindLine(string text)
    {
        var line = ShellLine.Parse(ShellVariables.Fill(text, config));
        var list = LastList(line);
        FileNode? last = null;
        var previous = "";
        for (var i = 0; i < line.Commands.Count; i++)
        {
            var command = line.Commands[i];
            var steps = _steps.Count;
            var words = command.FromName.Select(word => word.Text).ToList();
            var isFirst = previous is not ("||" or "|" or "|&");
            previous = command.Operator;
            if (words is [] or ["export", ..])
            {
                if (!SetPath(command.Words.Select(word => word.Text)))
                {
                    return last;
                }
            }
            else if (words is ["cd", var directory, ..] && !directory.Contains(ShellWord.Expansion))
            {
                var target = directory.StartsWith('/') ? directory : $"{_lookup.Directory}/{directory}";
                _lookup = _lookup with { Directory = target };
            }
            else if (words is ["exec", ..])
            {
                last = Follow(Launcher.Of("exec")!.Command(words), ProgramCaller.Launcher) ?? last;
                if (isFirst && IsCertain(line, command))
                {
                    return last;
                }
            }
            else if (isFirst && words.Count > 0 && !ShellBuiltIns.Are(words[0]))
            {
                last = Follow(words, ProgramCaller.Launcher) ?? last;
            }
            if (i < list || !isFirst || !IsCertain(line, command))
            {
                // The line may go on without it.
                _steps.RemoveRange(steps, _steps.Skip(steps).Any(step => step.File is null) ? _steps.Count - steps : 0);
            }
        }
        return last;
    }

    // Where the last commands begin whose result is the line's.
    private static int LastList(ShellLine line) =>
        Enumerable
            .Range(0, Math.Max(0, line.Commands.Count - 1))
            .LastOrDefault(i => line.Commands[i].Operator is ";" or "\n" or "&", -1) + 1;

    // Not so within "if" and its like, after "!", before "||", nor where the line defines it.
    private static bool IsCertain(ShellLine line, ShellCommand command) =>
        command.Operator is not ("||" or "(")
        && command.Words is not [{ IsQuoted: false, Text: "!" }, ..]
        && !line.Commands.Any(other =>
            other.Operator == "("
            || other.Words
                is [{ IsQuoted: false, Text: "if" or "case" or "for" or "while" or "until" or "function" }, ..]
        );

    private FileNode? Opened(string path)
    {
        if (path.Contains(ShellWord.Expansion))
        {
            return null;
        }
        var node = _lookup.Node(path);
        var file =
            node is { IsDirectory: true } ? _lookup.File(path + "/index.js") ?? _lookup.File(path + "/__main__.py")
            : node is { IsFile: true } ? node
            : _lookup.File(path + ".js") ?? _lookup.File(path + ".mjs");
        // A word without a dot may be a command of the runtime, as in "dotnet run".
        if (file is not null || path.Contains('.'))
        {
            _steps.Add(new ProgramStep(path, file, ProgramCaller.Runtime));
        }
        return file;
    }
}
