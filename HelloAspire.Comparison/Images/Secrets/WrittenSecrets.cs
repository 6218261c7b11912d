using HelloAspire.Comparison.Images.Shell;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Finds secrets in what a command line writes into files and pipes.</summary>
internal static class WrittenSecrets
{
    private const string Kind = "password on a command line";

    /// <param name="next">The command that reads what this one writes.</param>
    public static IEnumerable<SecretPlace> Find(
        List<ShellWord> words,
        CommandProgram program,
        ShellCommand command,
        ShellCommand? next
    ) =>
        !program.IsOneOf(["echo", "printf", "yes"]) ? []
        : next is null ? InFile(words, command.Output)
        : Piped(words, new CommandProgram([.. next.Words]), next);

    // echo host:port:database:user:password > ~/.pgpass, printf … | tee FILE
    private static IEnumerable<SecretPlace> InFile(List<ShellWord> words, string? path) =>
        path is null
            ? []
            : from word in words.Skip(1)
            where word.IsPlain
            from place in FileSecrets.Find("/" + path, Lines(word.Text))
            select CommandSecrets.Outside(place, word);

    // echo user:password | chpasswd, echo PASSWORD | docker login --password-stdin
    private static IEnumerable<SecretPlace> Piped(List<ShellWord> words, CommandProgram reader, ShellCommand next) =>
        reader.IsOneOf(["chpasswd"])
            ? from word in words
            where SecretValue.IsLogin(word.Text.TrimEnd())
            select CommandSecrets.Place(Kind, word, word.Text.IndexOf(':') + 1)
        : reader.IsOneOf(["base64"]) ? words.Where(HoldsSecret).Select(word => CommandSecrets.Place(Kind, word, 0))
        : reader.IsOneOf(["tee"]) ? InFile(words, next.Words[^1].Text)
        : ReadsPassword(reader) && words.Count > 1 ? FirstLine(words[^1])
        : [];

    private static bool ReadsPassword(CommandProgram reader) =>
        reader.IsOneOf(["passwd", "smbpasswd", "cryptsetup", "kinit"])
        || reader.Has("--password-stdin")
        || reader.Has("--with-token")
        || reader.Has("--stdin")
        || (reader.Name == "sudo" && reader.Has("-S"));

    // printf 'PASSWORD\nPASSWORD\n': once more, to be sure.
    private static IEnumerable<SecretPlace> FirstLine(ShellWord word) =>
        Lines(word.Text).IndexOf('\n') is var end
        && (end < 0 ? word.Text : word.Text[..end]) is var password
        && !password.StartsWith('-')
        && SecretValue.IsSecret(password, SecretName.Password)
            ? [CommandSecrets.Place(Kind, word, 0)]
            : [];

    private static bool HoldsSecret(ShellWord word) =>
        SecretValue.Decode(word.Text) is { Length: > 8 } text && SecretText.Find(text).Count > 0;

    // As many characters as before.
    private static string Lines(string text) => text.Replace("\\n", "\n\n", StringComparison.Ordinal);
}
