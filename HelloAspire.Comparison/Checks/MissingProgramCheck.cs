namespace HelloAspire.Comparison.Checks;

/// <summary>A container whose program is not in the image, or not executable, exits at once.</summary>
internal sealed class MissingProgramCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0009",
            FindingSeverity.High,
            "The program cannot start",
            "Copy it to the final stage, make it executable, and name it by its full path."
        )
        {
            PreventsStart = true,
        };

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        if (subject.Program is { Command: { } command, Launched: null })
        {
            yield return new Evidence(
                command.Contains('/')
                    ? $"The image runs '{command}', which it does not hold."
                    : $"The image runs '{command}', which is in no directory of its PATH."
            );
        }
        else if (subject.Program.Launched is { IsExecutable: false } file)
        {
            yield return new Evidence($"{file.Path} may not be executed.", [file.Path]);
        }
    }
}
