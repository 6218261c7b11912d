namespace HelloAspire.Comparison.Checks;

/// <summary>Without a health check an engine takes a hung program for a healthy one.</summary>
internal sealed class HealthCheckCheck : Check
{
    public override CheckInfo Info => CheckTable.HealthCheck;

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        if (subject.Image.Config.HealthCheck is null)
        {
            yield return new Evidence("The image has no HEALTHCHECK.");
        }
        else if (subject.Image.Config.HealthCheck.IsDisabled)
        {
            yield return new Evidence("The image switches its health check off.");
        }
    }
}
