namespace HelloAspire.Comparison.Checks;

/// <summary>Bytes that layers hold and later layers hide: above 10 MB, and above a twentieth of the image.</summary>
internal sealed class WasteCheck : Check
{
    private const long AlwaysAllowed = 10_000_000;
    private const double LeastEfficiency = 0.95;

    public override CheckInfo Info { get; } =
        new(
            "HELLO-0012",
            FindingSeverity.Low,
            "Bytes that no container can see",
            "Delete files in the RUN that creates them, and copy each file only once."
        );

    public override bool KnowsWindows => true;

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var size = subject.Image.Size;
        if (size.Waste > AlwaysAllowed && size.Efficiency < LeastEfficiency)
        {
            yield return new Evidence(
                $"{ByteSize.Format(size.Waste)} of {ByteSize.Format(size.Stored)} were overwritten or deleted by a later layer."
            );
        }
    }
}
