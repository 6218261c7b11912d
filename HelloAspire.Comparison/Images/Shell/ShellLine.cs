namespace HelloAspire.Comparison.Images.Shell;

/// <summary>A line for a shell, read by the grammar of POSIX (XCU 2.2 to 2.7): nothing is expanded, nothing is run.</summary>
/// <param name="Commands">In order.</param>
/// <param name="Inner">Texts with commands of their own: command substitutions and here-documents.</param>
internal sealed record ShellLine(IReadOnlyList<ShellCommand> Commands, IReadOnlyList<ShellWord> Inner)
{
    /// <summary>Reads a line; what is not closed goes on to its end.</summary>
    public static ShellLine Parse(string text) => new ShellLexer(text).Read();
}
