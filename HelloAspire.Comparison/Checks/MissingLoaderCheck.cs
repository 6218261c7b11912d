using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>A program for glibc in an image with musl, a script without its interpreter: "no such file or directory".</summary>
internal sealed class MissingLoaderCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0010",
            FindingSeverity.High,
            "The program's loader is missing",
            "Build for the C library of the final stage (glibc or musl), link statically, or add the interpreter."
        )
        {
            PreventsStart = true,
        };

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        FileNode?[] started = [subject.Program.Launched, subject.Program.Program];
        return started
            .OfType<FileNode>()
            .Distinct()
            .Where(file =>
                file.Entry.Interpreter is { } loader && subject.Image.Tree.Resolve(loader) is not { IsFile: true }
            )
            .Select(file => new Evidence(
                $"{file.Path} needs {file.Entry.Interpreter}, which the image does not hold.",
                [file.Path]
            ));
    }
}
