namespace HelloAspire.Comparison.Checks;

/// <summary>Kits that only a build needs.</summary>
internal sealed class SdkCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0001",
            FindingSeverity.Medium,
            "SDK left in",
            "Build in a first stage, and copy only the program to the final one."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        Evidence.Of(
            $"SDK directories, which only a build needs: {CountText.Of(subject.AttackSurface.Sdks.Count)}.",
            subject.AttackSurface.Sdks,
            subject.Image
        );
}
