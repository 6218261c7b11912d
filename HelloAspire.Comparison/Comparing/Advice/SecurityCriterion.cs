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
        if (NotKnown.Why(comparison) is { } why)
        {
            return areChecked
                ? OfVulnerabilities(safe, other, why)
                : new Criterion("Security", "Not known", $"{why}.") { IsKnown = false };
        }
        if (NotKnown.WhyExposure(comparison) is { } unseen)
        {
            return new Criterion("Security", "Not known", $"{unseen}.") { IsKnown = false };
        }
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
            ? new Criterion("Security", "Equally exposed", detail) { Praise = "as exposed" }
            : new Criterion("Security", Figure(safe, other), detail)
            {
                Better = safe.Image.Name,
                Praise = "less exposed",
            };
    }

    // Of a bill of materials, packages alone are known, and what is known of them.
    private static Criterion OfVulnerabilities(ImageAnalysis safe, ImageAnalysis other, string why)
    {
        var order = Grave(safe).Zip(Grave(other), (one, two) => one.CompareTo(two)).FirstOrDefault(o => o != 0);
        if (order > 0)
        {
            (safe, other) = (other, safe);
        }
        var detail =
            Known(safe, other)
            + $"{CountText.Of(safe.Packages.Count, "package")} vs. {CountText.Of(other.Packages.Count)}. "
            + $"Findings and executables are not compared: {why}.";
        return order == 0
            ? new Criterion("Security", "As many severe vulnerabilities", detail)
            {
                Praise = "as exposed to severe known vulnerabilities",
            }
            : new Criterion("Security", "Fewer severe vulnerabilities", detail)
            {
                Better = safe.Image.Name,
                Praise = "less exposed to known vulnerabilities",
            };
    }

    private static IEnumerable<int> Grave(ImageAnalysis image) =>
        new[] { VulnerabilitySeverity.Critical, VulnerabilitySeverity.High }.Select(severity =>
            image.Vulnerabilities!.Vulnerabilities.Count(one => one.Severity == severity)
        );

    private static IEnumerable<int> Exposure(ImageAnalysis image, bool withVulnerabilities) =>
        (withVulnerabilities ? Grave(image) : [])
            .Concat(
                Enum.GetValues<FindingSeverity>()
                    .OrderDescending()
                    .Select(severity => image.Findings.Count(finding => finding.Severity == severity))
            )
            .Append(image.AttackSurface.Executables);

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
            ? $"{CountText.Of(other.Findings.Count - safe.Findings.Count, "fewer finding")}"
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
        return lacks.Count == 0 ? "" : $" {safe.Image.Name} has {Wording.Join(lacks)}.";
    }
}
