namespace HelloAspire.Comparison.Checks;

/// <summary>Programs that turn source code into programs.</summary>
internal sealed class CompilerCheck : Check
{
    public override CheckInfo Info => CheckTable.Compiler;

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        Evidence.Of(
            $"Programs that compile or link: {subject.AttackSurface.Compilers.Count}.",
            subject.AttackSurface.Compilers,
            subject.Image
        );
}
