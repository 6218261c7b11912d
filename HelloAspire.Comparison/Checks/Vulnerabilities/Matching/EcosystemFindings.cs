using HelloAspire.Comparison.Checks.Vulnerabilities.Archives;
using HelloAspire.Comparison.Checks.Vulnerabilities.Ecosystems;
using HelloAspire.Comparison.Checks.Vulnerabilities.Indexing;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Matching;

/// <summary>What an ecosystem's archive says of an image's packages.</summary>
/// <param name="Incomparable">Packages whose versions are none.</param>
internal sealed record EcosystemFindings(
    IReadOnlyList<Vulnerability> Vulnerabilities,
    IReadOnlyList<UncheckedPackages> Incomparable,
    UsedArchive Archive
)
{
    /// <param name="packages">All of one type.</param>
    public static EcosystemFindings Of(
        Ecosystem ecosystem,
        ArchiveFile archive,
        AdvisoryIndex index,
        IReadOnlyCollection<Package> packages,
        Image image
    )
    {
        var lookup = new EcosystemLookup(ecosystem, index);
        var summary = index.Summary;
        return new EcosystemFindings(
            [.. lookup.Find(packages, image)],
            [.. lookup.Incomparable(packages)],
            new UsedArchive(
                ecosystem.Name,
                archive.CheckedAt ?? summary.Newest,
                summary.Records,
                summary.Skipped,
                summary.SkippedNames
            )
        );
    }
}
