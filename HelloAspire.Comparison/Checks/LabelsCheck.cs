namespace HelloAspire.Comparison.Checks;

/// <summary>Without labels nobody can tell what source and what version an image is of (OCI image annotations).</summary>
internal sealed class LabelsCheck : Check
{
    private const string Prefix = "org.opencontainers.image.";

    public override CheckInfo Info { get; } =
        new(
            "HELLO-0006",
            FindingSeverity.Info,
            "No OCI labels",
            "Add 'LABEL org.opencontainers.image.source=…', '.version' and '.revision'."
        );

    public override bool KnowsWindows => true;

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        if (!subject.Image.Config.Labels.Keys.Any(key => key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            yield return new Evidence($"No label begins with '{Prefix}'.") { Keyword = "LABEL" };
        }
    }
}
