using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Checks;

/// <summary>A name without a tag means <c>latest</c>, which moves.</summary>
internal sealed class LatestTagCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "DKL-DI-0006",
            FindingSeverity.Low,
            "Tagged 'latest'",
            "Tag with a version or a commit, so that the name always means the same image."
        );

    public override bool KnowsWindows => true;

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        if (subject.Image.EngineName is not { } name || name.Contains('@'))
        {
            yield break;
        }
        if (ImageName.Parse(name).Tag is null or "latest")
        {
            yield return new Evidence($"The image is called '{name}'.");
        }
    }
}
