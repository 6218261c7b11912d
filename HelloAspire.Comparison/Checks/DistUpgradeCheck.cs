using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Checks;

/// <summary>A distribution upgraded inside a layer is stored twice, and differs from build to build.</summary>
internal sealed partial class DistUpgradeCheck : Check
{
    public override CheckInfo Info => CheckTable.DistUpgrade;

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        subject
            .Image.Config.History.Where(step => Upgrade().IsMatch(step.CreatedBy))
            .Select(step => new Evidence(step.CreatedBy, [], subject.Image.IsFromBase(step) ? Origin.Base : Origin.Own)
            {
                Mark = step.CreatedBy,
            });

    [GeneratedRegex(@"\b(?:apt|apt-get|aptitude)\b[^;&|]*\b(?:dist-upgrade|full-upgrade)\b|\bdo-release-upgrade\b")]
    private static partial Regex Upgrade();
}
