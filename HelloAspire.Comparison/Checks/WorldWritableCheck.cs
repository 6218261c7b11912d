namespace HelloAspire.Comparison.Checks;

/// <summary>Files that any account may change, and directories where any may replace others' files.</summary>
internal sealed class WorldWritableCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0008",
            FindingSeverity.Low,
            "Writable by everyone",
            "Remove the permission: 'chmod o-w FILE'. Directories that everyone must write to need the sticky bit."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        Evidence.Of(
            $"Files and directories that anyone may write to: {CountText.Of(subject.AttackSurface.WorldWritable.Count)}.",
            subject.AttackSurface.WorldWritable,
            subject.Image
        );
}
