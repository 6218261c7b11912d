namespace HelloAspire.Comparison.Checks;

/// <summary>Windows images are measured, but not examined: their files have other places, permissions and databases.</summary>
internal sealed class WindowsImageCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0013",
            FindingSeverity.Info,
            "Windows image",
            "Nothing to do: sizes, layers, history and secrets are shown, the rest is not."
        );

    public override bool KnowsWindows => true;

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        if (subject.Image.Config.Platform.IsWindows)
        {
            yield return new Evidence(
                $"The image is for {subject.Image.Config.Platform}: programs, accounts, permissions and packages of Windows images are not examined."
            );
        }
    }
}
