using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Programs;

namespace HelloAspire.Comparison.Checks;

/// <summary>
/// A program for glibc in an image with musl, a script without its interpreter, a program without a library: the error is
/// "no such file or directory", and speaks of another file.
/// </summary>
internal sealed class MissingLoaderCheck : Check
{
    // A script's interpreter may be a script: the kernel follows five of them (exec_binprm in Linux' fs/exec.c).
    private const int Deepest = 5;

    public override CheckInfo Info { get; } =
        new(
            "HELLO-0010",
            FindingSeverity.High,
            "The program's loader is missing",
            "Build for the C library of the final stage (glibc or musl), link statically, or add the interpreter or library."
        )
        {
            PreventsStart = true,
        };

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var libraries = new SharedLibraries(subject.Image.Tree);
        return subject
            .Program.Steps.Where(step => step.Caller != ProgramCaller.Runtime)
            .Select(step => step.File)
            .OfType<FileNode>()
            .Distinct()
            .SelectMany(file =>
                Faults(file, subject, libraries, Deepest)
                    .Take(1)
                    .Select(fault => new Evidence($"{file.Path} needs {fault}", [file.Path]))
            );
    }

    private static IEnumerable<string> Faults(FileNode file, CheckSubject subject, SharedLibraries libraries, int depth)
    {
        if (file.Entry.Executable is not { } header)
        {
            yield break;
        }
        if (depth == 0)
        {
            if (!header.IsElf)
            {
                yield return $"{file.Path}, a script after {Deepest} others: the kernel follows no further.";
            }
            yield break;
        }
        var lookup = ProgramLookup.Of(subject.Image.Config, subject.Image.Tree);
        if (header.Interpreter is { } loader)
        {
            if (lookup.File(loader) is not { } found)
            {
                var what = lookup.Node(loader) is null ? "which the image does not contain" : "which is a directory";
                yield return Without(loader, $"{Clean(loader)}, {what}.");
                yield break;
            }
            if (!found.IsExecutable)
            {
                yield return $"{found.Path}, which may not be executed.";
                yield break;
            }
            foreach (var fault in Faults(found, subject, libraries, depth - 1))
            {
                yield return $"{found.Path}, which needs {fault}";
            }
            if (
                loader.EndsWith("/env", StringComparison.Ordinal)
                && ByEnvironment(header.Argument) is { } program
                && lookup.Find(program) is null
            )
            {
                yield return Without(program, $"'{Clean(program)}', which is in no directory of the image's PATH.");
            }
        }
        foreach (var library in header.Libraries.Where(library => !libraries.Hold(library, header.Interpreter)))
        {
            yield return $"the library {library}, which the image does not contain.";
        }
    }

    // #!/usr/bin/env -S NAME=value program argument
    private static string? ByEnvironment(string? argument) =>
        (argument ?? "")
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => !word.StartsWith('-') && !word.Contains('='));

    private static string Without(string name, string otherwise) =>
        name.EndsWith('\r')
            ? $"'{Clean(name)}' with a carriage return: its first line ends with a Windows line break."
            : otherwise;

    private static string Clean(string name) => name.TrimEnd('\r');
}
