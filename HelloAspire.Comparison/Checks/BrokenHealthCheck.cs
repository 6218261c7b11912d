using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>A health check in an image without a shell, or by a program that is not there: every container is unhealthy.</summary>
internal sealed partial class BrokenHealthCheck : Check
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
        if (subject.Image.Config.HealthCheck is not { IsDisabled: false, Test: [var form, var command, ..] })
        {
            yield break;
        }
        if (form == "CMD-SHELL" && Find("/bin/sh", subject) is null)
        {
            yield return new Evidence("It is a shell line, and the image has no /bin/sh.");
        }
        else if (Named(form, command) is { } program && Find(program, subject) is null)
        {
            yield return new Evidence($"It runs '{program}', which the image does not hold.");
        }
    }

    private static FileNode? Find(string program, CheckSubject subject) =>
        ProgramSearch.Find(program, subject.Image.Config, subject.Image.Tree);

    // Of a shell line only the first word is plain, and only where the shell does not know it itself.
    private static string? Named(string form, string command) =>
        form == "CMD" ? command
        : form == "CMD-SHELL"
        && FirstWord().Match(command) is { Success: true, Value: var word }
        && !BuiltIn().IsMatch(word)
            ? word
        : null;

    [GeneratedRegex(@"^[\w./+-]+(?=\s|$)")]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"^(?:test|true|false|exit|exec|cd|echo|if|set|command|type|kill|read|printf|while|for|until)$")]
    private static partial Regex BuiltIn();
}
