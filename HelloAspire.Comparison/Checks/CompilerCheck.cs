namespace HelloAspire.Comparison.Checks;

/// <summary>Programs that turn source code into programs.</summary>
internal sealed class CompilerCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0002",
            FindingSeverity.Medium,
            "Compiler or linker left in",
            "Build in a first stage, and copy only the program to the final one."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        Evidence.Of(
            $"Programs that compile or link: {CountText.Of(subject.AttackSurface.Compilers.Count)}.",
            subject.AttackSurface.Compilers,
            subject.Image
        );
}
