using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Programs;
using HelloAspire.Comparison.Images.Shell;

namespace HelloAspire.Comparison.Checks;

/// <summary>A health check in an image without a shell, or by a program that is not there: every container is unhealthy.</summary>
internal sealed class BrokenHealthCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0011",
            FindingSeverity.High,
            "The health check cannot run",
            "Use 'HEALTHCHECK CMD [\"program\", …]' with a program that the image holds."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var config = subject.Image.Config;
        if (config.HealthCheck is not { IsDisabled: false, Test: [var form, var command, ..] test })
        {
            yield break;
        }
        var lookup = ProgramLookup.Of(config, subject.Image.Tree);
        var shell = config.Shell is [var first, ..] ? first : "/bin/sh";
        if (form == "CMD-SHELL" && lookup.Find(shell) is null)
        {
            yield return new Evidence($"It is a shell line, and the image has no {shell}.") { Keyword = "HEALTHCHECK" };
            yield break;
        }
        var missing =
            form == "CMD-SHELL" ? InLine(command, lookup, lookup.Find(shell))
            : form == "CMD" ? InWords([.. test.Skip(1)], config, subject.Image.Tree)
            : null;
        if (missing is not null)
        {
            yield return new Evidence($"It runs '{missing}', which the image does not hold.")
            {
                Keyword = "HEALTHCHECK",
            };
        }
    }

    private static string? InWords(IReadOnlyList<string> words, ImageConfig config, FileTree tree)
    {
        var follower = new ProgramFollower(config, tree);
        follower.Follow(words, ProgramCaller.Engine);
        return follower
            .Steps.FirstOrDefault(step => step.File is null && step.Caller != ProgramCaller.Runtime)
            ?.Command;
    }

    // What stands behind "||" may make up for a program that is missing, unless it only says that the check failed.
    private static string? InLine(string text, ProgramLookup lookup, FileNode? shell)
    {
        var line = ShellLine.Parse(text);
        if (
            line.Commands.Any(command =>
                command.Words is [{ IsQuoted: false, Text: "case" or "for" or "function" or "select" }, ..]
                || command.Operator == "("
            )
        )
        {
            return null;
        }
        string? missing = null;
        var isFallback = false;
        foreach (var command in line.Commands)
        {
            var name = command.FromName.FirstOrDefault();
            var isThere = name is not { IsPlain: true } || IsKnown(name, lookup, shell);
            if (isFallback)
            {
                missing = isThere && name is not null && !IsVerdict(name) ? null : missing;
            }
            else if (!isThere)
            {
                missing ??= name!.Text;
            }
            isFallback = command.Operator == "||" || (isFallback && command.Operator is not (";" or "\n" or "&"));
            // Of several commands in a row the last one's result counts.
            missing = command.Operator is ";" or "\n" or "&" && command != line.Commands[^1] ? null : missing;
        }
        return missing;
    }

    private static bool IsKnown(ShellWord name, ProgramLookup lookup, FileNode? shell) =>
        (!name.IsQuoted && ShellBuiltIns.Are(name.Text))
        || lookup.Find(name.Text) is not null
        // Some builds of busybox run their own parts without a file.
        || (shell?.Name.StartsWith("busybox", StringComparison.Ordinal) == true && !name.Text.Contains('/'));

    private static bool IsVerdict(ShellWord name) =>
        name.Text is "exit" or "false" or "echo" or "kill" or "printf" or "return";
}
