namespace HelloAspire.Comparison.Checks;

/// <summary>Files that any account may change, and directories where any may replace others' files.</summary>
internal sealed class WorldWritableCheck : Check
{
    public override CheckInfo Info => CheckTable.WorldWritable;

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        Evidence.Of(
            $"Files and directories that everyone may write: {subject.AttackSurface.WorldWritable.Count}.",
            subject.AttackSurface.WorldWritable,
            subject.Image
        );
}
