namespace HelloAspire.Comparison.Images.Shell;

/// <summary>A word of a shell's line, its quotes removed.</summary>
/// <param name="Text">What expands stands in it as <see cref="Expansion"/>.</param>
/// <param name="Positions">For each character of the text, its place in the line.</param>
/// <param name="IsQuoted">Whether a part of it was quoted: such a word is no keyword.</param>
internal sealed record ShellWord(string Text, IReadOnlyList<int> Positions, bool IsQuoted)
{
    /// <summary>Stands for a variable, a command's output or an arithmetic value, which a line does not tell.</summary>
    public const char Expansion = '\uE000';

    /// <summary>A word of a command that is given as a list.</summary>
    public ShellWord(string text, int start)
        : this(text, [.. Enumerable.Range(start, text.Length)], IsQuoted: true) { }

    /// <summary>Whether the text is all that the shell would make of it.</summary>
    public bool IsPlain => !Text.Contains(Expansion);
}
