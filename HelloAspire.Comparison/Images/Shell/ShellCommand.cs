namespace HelloAspire.Comparison.Images.Shell;

/// <summary>A simple command: words up to the next operator, without its redirections.</summary>
/// <param name="Operator">The operator that follows, as <c>&amp;&amp;</c>; empty at the end.</param>
internal sealed record ShellCommand(IReadOnlyList<ShellWord> Words, string Operator)
{
    /// <summary>The file that takes what the command writes; null where none is named.</summary>
    public string? Output { get; init; }

    private static readonly string[] Keywords =
    [
        "if",
        "then",
        "elif",
        "else",
        "while",
        "until",
        "do",
        "!",
        "{",
        "time",
    ];

    /// <summary>The words from the command's name on: keywords and assignments come before it.</summary>
    public IEnumerable<ShellWord> FromName =>
        Words.SkipWhile(word => (!word.IsQuoted && Keywords.Contains(word.Text)) || IsAssignment(word));

    /// <summary>Whether the word sets a variable, as <c>NAME=value</c>.</summary>
    public static bool IsAssignment(ShellWord word)
    {
        var end = word.Text.IndexOf('=');
        return end > 0
            && !char.IsAsciiDigit(word.Text[0])
            && word.Text[..end].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
    }
}
