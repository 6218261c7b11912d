using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Checks;

/// <summary>A distribution upgraded inside a layer is stored twice, and differs from build to build.</summary>
internal sealed class DistUpgradeCheck : Check
{
    // Without backtracking: a step that says "apt" a thousand times takes no longer than another.
    private static readonly Regex Upgrade = new(
        @"\b(?:apt|apt-get|aptitude)\b[^;&|]*\b(?:dist-upgrade|full-upgrade)\b|\bdo-release-upgrade\b",
        RegexOptions.NonBacktracking
    );

    public override CheckInfo Info { get; } =
        new("DKL-DI-0003", FindingSeverity.Medium, "Upgrades the distribution", "Use a newer base image instead.");

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        subject
            .Image.Config.History.Where(step => Upgrade.IsMatch(BuildInstruction.CommandOf(step)))
            .Select(step => Evidence.Of(step, subject.Image));
}
