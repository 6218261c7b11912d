using HelloAspire.Comparison.Images.Programs;

namespace HelloAspire.Comparison.Checks;

/// <summary>A health check in an image without a shell, or by a program that is not there: every container is unhealthy.</summary>
internal sealed class BrokenHealthCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0011",
            FindingSeverity.High,
            "The health check cannot run",
            "Use 'HEALTHCHECK CMD [\"program\", …]' with a program that the image contains."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var config = subject.Image.Config;
        if (config.HealthCheck is not { IsDisabled: false, Test: [var form, var command, ..] test })
        {
            yield break;
        }
        var lookup = ProgramLookup.Of(config, subject.Image.Tree);
        var shell = config.Shell is [var first, ..] ? first : "/bin/sh";
        if (form == "CMD-SHELL" && lookup.Find(shell) is null)
        {
            yield return new Evidence($"It is a shell line, and the image has no {shell}.") { Keyword = "HEALTHCHECK" };
            yield break;
        }
        var missing =
            form == "CMD-SHELL"
                ? new HealthLine(config, subject.Image.Tree, lookup, lookup.Find(shell)).Missing(command)
            : form == "CMD" ? HealthLine.Missing([.. test.Skip(1)], config, subject.Image.Tree)
            : null;
        if (missing is not null)
        {
            yield return new Evidence($"It runs '{missing}', which the image does not contain.")
            {
                Keyword = "HEALTHCHECK",
            };
        }
    }
}
