namespace HelloAspire.Comparison.Checks;

/// <summary>Without a health check an engine takes a hung program for a healthy one.</summary>
internal sealed class MissingHealthCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "CIS-DI-0006",
            FindingSeverity.Low,
            "No health check",
            "Add 'HEALTHCHECK'. Without a shell, let the program probe itself."
        );

    public override bool KnowsWindows => true;

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        if (subject.Image.Config.HealthCheck is null)
        {
            yield return new Evidence("The image has no HEALTHCHECK.") { Keyword = "HEALTHCHECK" };
        }
        else if (subject.Image.Config.HealthCheck.IsDisabled)
        {
            yield return new Evidence("The image turns its health check off.") { Keyword = "HEALTHCHECK" };
        }
    }
}
