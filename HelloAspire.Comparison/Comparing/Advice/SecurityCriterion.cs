using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;

namespace HelloAspire.Comparison.Comparing.Advice;

/// <summary>
/// Which image gives an intruder less: by its grave known vulnerabilities where both were checked, by its findings,
/// gravest first, then by what can be executed in it.
/// </summary>
internal static class SecurityCriterion
{
    public static Criterion Of(ImageComparison comparison)
    {
        var (safe, other) = (comparison.Left, comparison.Right);
        var areChecked = comparison.Vulnerabilities is not null;
        var order = Exposure(safe, areChecked)
            .Zip(Exposure(other, areChecked), (one, two) => one.CompareTo(two))
            .FirstOrDefault(o => o != 0);
        if (order > 0)
        {
            (safe, other) = (other, safe);
        }
        var detail =
            Known(safe, other)
            + $"{CountText.Of(safe.Findings.Count, "finding")} vs. {CountText.Of(other.Findings.Count)}, "
            + $"{CountText.Of(safe.AttackSurface.Executables, "executable")} vs. {CountText.Of(other.AttackSurface.Executables)}, "
            + $"{CountText.Of(safe.Packages.Count, "package")} vs. {CountText.Of(other.Packages.Count)}.{Without(safe, other)}";
        return order == 0
            ? new Criterion("Security", "As exposed", detail) { Praise = "as exposed" }
            : new Criterion("Security", Figure(safe, other), detail)
            {
                Better = safe.Image.Name,
                Praise = "less exposed",
            };
    }

    private static IEnumerable<int> Exposure(ImageAnalysis image, bool withVulnerabilities)
    {
        var grave = new[] { VulnerabilitySeverity.Critical, VulnerabilitySeverity.High };
        return (withVulnerabilities ? grave : [])
            .Select(severity => image.Vulnerabilities!.Vulnerabilities.Count(one => one.Severity == severity))
            .Concat(
                Enum.GetValues<FindingSeverity>()
                    .OrderDescending()
                    .Select(severity => image.Findings.Count(finding => finding.Severity == severity))
            )
            .Append(image.AttackSurface.Executables);
    }

    // Only where both were checked: an image that was not has an unknown number of them.
    private static string Known(ImageAnalysis safe, ImageAnalysis other) =>
        safe.Vulnerabilities is { Vulnerabilities: var mine }
        && other.Vulnerabilities is { Vulnerabilities: var theirs }
            ? $"{Vulnerabilities(mine.Count)} vs. {theirs.Count}, "
            : "";

    private static string Vulnerabilities(int count) =>
        count == 1 ? "1 known vulnerability" : $"{count} known vulnerabilities";

    private static string Figure(ImageAnalysis safe, ImageAnalysis other) =>
        safe.Findings.Count < other.Findings.Count
            ? $"{CountText.Of(other.Findings.Count - safe.Findings.Count, "finding")} fewer"
            : "Less exposed";

    private static string Without(ImageAnalysis safe, ImageAnalysis other)
    {
        var (mine, theirs) = (safe.AttackSurface, other.AttackSurface);
        var lacks = new[]
        {
            ("shell", mine.Shells, theirs.Shells),
            ("package manager", mine.PackageManagers, theirs.PackageManagers),
            ("compiler", mine.Compilers, theirs.Compilers),
        }
            .Where(kind => kind is (_, [], not []))
            .Select(kind => "no " + kind.Item1)
            .ToList();
        return lacks.Count == 0 ? "" : $" It has {Wording.Join(lacks)}.";
    }
}
