using HelloAspire.Comparison.Images.Shell;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>The program of a command line, and the words it is given. What runs another program is looked through.</summary>
internal sealed class CommandProgram
{
    private static readonly string[] LookedThrough =
        "RUN CMD ENTRYPOINT HEALTHCHECK sudo env exec time command nohup then do else if ! { sh bash ash dash eval xargs".Split(
            ' '
        );
    private readonly HashSet<string> _words;

    public CommandProgram(IReadOnlyList<ShellWord> words)
    {
        _words = [.. words.Select(word => word.Text)];
        var first = words
            .Select(word => word.Text)
            .FirstOrDefault(word =>
                !word.Contains('=')
                && !word.StartsWith('-')
                && !word.StartsWith('|')
                && !word.EndsWith(':')
                && !LookedThrough.Contains(BaseName(word))
            );
        NamesUser =
            !CommandOptions.TakeAccounts.Contains(BaseName(words.Count > 0 ? words[0].Text : ""))
            && words
                .Zip(words.Skip(1))
                .Any(pair =>
                    pair.First.Text is "-u" or "-U" or "--user" or "--username" && !pair.Second.Text.StartsWith('-')
                );
        Name = words.Count > 0 && words[0].Text == "sudo" ? "sudo" : BaseName(first ?? "");
        // A recipe of make begins with "@" where it is not to be shown.
        Program = BaseName(first ?? "").TrimStart('@');
    }

    /// <summary>The first word, as "sudo".</summary>
    public string Name { get; }

    /// <summary>The program that does the work.</summary>
    public string Program { get; }

    /// <summary>Whether an option gives it the name of a user; then <c>-p</c> gives the password.</summary>
    public bool NamesUser { get; }

    public bool IsOneOf(IReadOnlyList<string> programs) => programs.Contains(Program);

    public bool Has(string word) => _words.Contains(word);

    private static string BaseName(string path) => path[(path.LastIndexOf('/') + 1)..];
}
