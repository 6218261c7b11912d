using HelloAspire.Comparison.Checks.Vulnerabilities.Ecosystems;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks.Vulnerabilities;

/// <summary>Which of an image's packages can be checked, and with what.</summary>
internal static class PackageCoverage
{
    /// <summary>The packages that are looked up: those of languages only where no distribution vouches for them.</summary>
    public static IEnumerable<Package> Of(ImageAnalysis analysis) =>
        analysis.Packages.Where(package => !DistributionFiles.Hold(package, analysis));

    /// <summary>The archives that an image's packages need, by their ecosystem's name.</summary>
    public static IReadOnlyList<string> ArchivesFor(ImageAnalysis analysis) =>
        [
            .. Of(analysis)
                .Select(package => PackageEcosystem.Of(package.Type, analysis.Distribution)?.Name)
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What stays unchecked without any archive.</summary>
    public static IReadOnlyList<UncheckedPackages> WithoutArchives(ImageAnalysis analysis) =>
        [
            .. Of(analysis)
                .GroupBy(package => package.Type)
                .Select(packages => Unchecked(packages.Key, packages.Count(), analysis)),
            .. Unlisted(analysis),
        ];

    /// <summary>Packages for which there is no archive, with the reason.</summary>
    public static UncheckedPackages Unchecked(string type, int count, ImageAnalysis analysis) =>
        new(
            type,
            count,
            (PackageEcosystem.Of(type, analysis.Distribution), analysis.Distribution) switch
            {
                ({ } ecosystem, _) => $"there is no archive of {ecosystem.Name}",
                (_, { VersionId: "" } distribution) =>
                    $"OSV has no archive of {distribution.Id} {distribution.Codename}".TrimEnd(),
                (_, { } distribution) => $"OSV has no archive of {distribution.Id} {distribution.VersionId}",
                _ => "the image does not state its distribution (os-release)",
            },
            PackageEcosystem.Of(type, analysis.Distribution)?.Name
        );

    /// <summary>Packages that the image holds without a list of them, as a program compiled ahead of time.</summary>
    public static IEnumerable<UncheckedPackages> Unlisted(ImageAnalysis analysis) =>
        analysis.UnknownPackageTypes.Select(type => new UncheckedPackages(
            type,
            0,
            "the image may hold some, but no list of them"
        ));
}
