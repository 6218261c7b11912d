using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Programs;
using HelloAspire.Comparison.Images.Shell;

namespace HelloAspire.Comparison.Checks;

/// <summary>The programs that the line of a health check needs.</summary>
/// <param name="lookup">Where its programs are looked for.</param>
/// <param name="shell">What runs the line.</param>
internal sealed class HealthLine(ImageConfig config, FileTree tree, ProgramLookup lookup, FileNode? shell)
{
    // (curl … || $(wget …))
    private const int Deepest = 4;

    /// <summary>The program of a command in words, or one that it starts, that the image does not hold; null where it holds all.</summary>
    public static string? Missing(IReadOnlyList<string> words, ImageConfig config, FileTree tree)
    {
        var follower = new ProgramFollower(config, tree);
        follower.Follow(words, ProgramCaller.Engine);
        return follower
            .Steps.FirstOrDefault(step => step.File is null && step.Caller != ProgramCaller.Runtime)
            ?.Command;
    }

    /// <summary>The same for a line. What stands behind "||" may make up for it, unless it only says that the check failed.</summary>
    public string? Missing(string text) => Missing(text, Deepest);

    private string? Missing(string text, int depth)
    {
        var line = ShellLine.Parse(text);
        if (
            depth == 0
            || line.Commands.Any(command =>
                command.Words is [{ IsQuoted: false, Text: "case" or "for" or "function" or "select" }, ..]
                || command is { Operator: "(", Words.Count: > 0 }
            )
        )
        {
            return null;
        }
        string? missing = null;
        var isFallback = false;
        foreach (var command in line.Commands)
        {
            var words = command.FromName.ToList();
            var absent = Absent(words);
            if (isFallback)
            {
                missing = absent is null && words.Count > 0 && !IsVerdict(words[0]) ? null : missing;
            }
            else
            {
                missing ??= absent;
            }
            isFallback = command.Operator == "||" || (isFallback && command.Operator is not (";" or "\n" or "&"));
            // Of several commands in a row the last one's result counts.
            missing = command.Operator is ";" or "\n" or "&" && command != line.Commands[^1] ? null : missing;
        }
        // What a test compares comes from inside: [ "$(curl …)" = ok ]
        return missing
            ?? (
                line.Commands.Any(command => command.Operator == "||" && !EndsInVerdict(line))
                    ? null
                    : line
                        .Inner.Select(inner => Missing(inner.Text, depth - 1))
                        .FirstOrDefault(inner => inner is not null)
            );
    }

    private string? Absent(List<ShellWord> words)
    {
        // They run what follows, without a file of their own.
        while (words is [{ IsQuoted: false, Text: "exec" or "command" or "builtin" }, { Text: not ['-', ..] }, ..])
        {
            words.RemoveAt(0);
        }
        return words is not [{ IsPlain: true } name, ..] ? null
            : !IsKnown(name) ? name.Text
            : !name.IsQuoted && ShellBuiltIns.Are(name.Text) ? null
            : words.TrueForAll(word => word.IsPlain) ? Missing([.. words.Select(word => word.Text)], config, tree)
            : null;
    }

    private bool IsKnown(ShellWord name) =>
        (!name.IsQuoted && ShellBuiltIns.Are(name.Text))
        || lookup.Find(name.Text) is not null
        // Some builds of busybox run their own parts without a file.
        || IsBusyBoxPart(name);

    private bool IsBusyBoxPart(ShellWord name) =>
        shell?.Name.StartsWith("busybox", StringComparison.Ordinal) == true && !name.Text.Contains('/');

    private static bool EndsInVerdict(ShellLine line) =>
        line.Commands[^1].FromName.FirstOrDefault() is { } last && IsVerdict(last);

    private static bool IsVerdict(ShellWord name) =>
        name.Text is "exit" or "false" or "echo" or "kill" or "printf" or "return";
}
