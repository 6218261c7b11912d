using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Programs;

namespace HelloAspire.Comparison.Checks;

/// <summary>A container whose program is not in the image, or may not or cannot be executed, exits at once.</summary>
internal sealed class MissingProgramCheck : Check
{
    // Bytes of the header for 32 bits (elf(5)).
    private const int SmallestElf = 52;

    public override CheckInfo Info { get; } =
        new(
            "HELLO-0009",
            FindingSeverity.High,
            "The program cannot start",
            "Copy it to the final stage, built for its platform, let its user execute it, and name it by its full path."
        )
        {
            PreventsStart = true,
        };

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        if (subject.Program.Command is null)
        {
            yield break;
        }
        var user = RunUser.Of(subject, out var problem);
        if (problem is not null)
        {
            yield return new Evidence(problem) { Keyword = "USER" };
        }
        if (subject.Image.Tree.Resolve(subject.Image.Config.WorkingDirectory) is { IsDirectory: false } place)
        {
            yield return new Evidence($"The working directory {place.Path} is not a directory.", [place.Path])
            {
                Keyword = "WORKDIR",
            };
        }
        if (!subject.Image.Config.WorkingDirectory.StartsWith('/'))
        {
            yield return new Evidence(
                $"The working directory '{subject.Image.Config.WorkingDirectory}' is not an absolute path."
            )
            {
                Keyword = "WORKDIR",
            };
        }
        foreach (var step in subject.Program.Steps)
        {
            if (Fault(step, user, subject) is { } fault)
            {
                yield return new Evidence(fault, step.File is { } file ? [file.Path] : [])
                {
                    Keyword =
                        step.File is not null ? null
                        : subject.Image.Config.Entrypoint is [] ? "CMD"
                        : "ENTRYPOINT",
                };
                yield break;
            }
        }
    }

    private static string? Fault(ProgramStep step, RunUser? user, CheckSubject subject) =>
        step.File is { } file
            ? user is null
                ? Refused(file, step.Caller, subject.Image.Config)
                : Forbidden(file, step, user) ?? Refused(file, step.Caller, subject.Image.Config)
            : Missing(step, subject);

    private static string? Missing(ProgramStep step, CheckSubject subject)
    {
        var what = step.Caller == ProgramCaller.Engine ? "The image runs" : "The image's command line runs";
        var lookup = ProgramLookup.Of(subject.Image.Config, subject.Image.Tree);
        return step.Caller == ProgramCaller.Runtime && IsInVolume(step.Command, subject.Image.Config) ? null
            : lookup.Node(step.Command) is { IsDirectory: true } && step.Command.Contains('/')
                ? $"{what} '{step.Command}', which is a directory."
            : step.Command.Contains('/') || step.Caller == ProgramCaller.Runtime
                ? $"{what} '{step.Command}', which it does not contain."
            : $"{what} '{step.Command}', which is in no directory of its PATH.";
    }

    // What a volume will hold, the image need not.
    private static bool IsInVolume(string path, ImageConfig config)
    {
        var full = path.StartsWith('/') ? path : config.WorkingDirectory.TrimEnd('/') + "/" + path;
        return config.Volumes.Any(volume => full.StartsWith(volume.TrimEnd('/') + "/", StringComparison.Ordinal));
    }

    private static string? Forbidden(FileNode file, ProgramStep step, RunUser user)
    {
        if (user.Barrier(file) is { } barrier)
        {
            return $"The user {user.Id} may not enter {barrier.Path} (mode {Octal(barrier)}), where {file.Path} is.";
        }
        var isOpened = step.Caller == ProgramCaller.Runtime;
        return !isOpened && !file.IsExecutable ? $"{file.Path} may not be executed."
            : !isOpened && !user.May(RunUser.Execute, file.Entry)
                ? $"The user {user.Id} may not execute {file.Path} (mode {Octal(file)})."
            : (isOpened || file.Entry.Executable is { IsElf: false }) && !user.May(RunUser.Read, file.Entry)
                ? $"The user {user.Id} may not read {file.Path} (mode {Octal(file)})."
            : null;
    }

    // execve(2): ENOEXEC.
    private static string? Refused(FileNode file, ProgramCaller caller, ImageConfig config) =>
        (caller, file.Entry.Executable) switch
        {
            (ProgramCaller.Runtime, _) => null,
            (ProgramCaller.Engine, { HasByteOrderMark: true }) =>
                $"{file.Path} begins with a byte order mark, before its '#!'.",
            (ProgramCaller.Engine, { IsElf: false, Interpreter: null }) =>
                $"{file.Path} names no interpreter after its '#!'.",
            (ProgramCaller.Engine, null) when file.Size == 0 => $"{file.Path} is empty.",
            (ProgramCaller.Engine, null) =>
                $"{file.Path} is not a program: it begins neither with '#!' nor with an ELF header.",
            (_, { IsElf: true }) when file.Size < SmallestElf =>
                $"{file.Path} is cut short: it ends within its ELF header.",
            (_, { IsElf: true } header) when Machines.AreStrangers(config.Platform.Architecture, header) =>
                $"{file.Path} is built for {Machines.Name(header.Machine)}, the image for {config.Platform.Architecture}.",
            _ => null,
        };

    private static string Octal(FileNode node) =>
        Convert.ToString(node.Entry.Mode & 0b111_111_111_111, 8).PadLeft(4, '0');
}
