namespace HelloAspire.Comparison.Checks;

/// <summary>Files that give whoever runs them the rights of their owner or group.</summary>
internal sealed class SetUidCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "CIS-DI-0008",
            FindingSeverity.Low,
            "Set-uid or set-gid files",
            "Remove them, or clear the bit: 'chmod a-s FILE'."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        Evidence.Of(
            $"Files that run with their owner's or group's permissions: {CountText.Of(subject.AttackSurface.SetUid.Count)}.",
            subject.AttackSurface.SetUid,
            subject.Image
        );
}
