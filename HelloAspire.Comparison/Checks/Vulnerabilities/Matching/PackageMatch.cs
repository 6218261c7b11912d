using HelloAspire.Comparison.Checks.Vulnerabilities.Records;
using HelloAspire.Comparison.Checks.Vulnerabilities.Versions;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Matching;

/// <summary>A record that speaks of an installed package's version.</summary>
/// <param name="FixedIn">The first version without the vulnerability; null where there is none.</param>
internal sealed record PackageMatch(Package Package, Advisory Advisory, AffectedPackage Affected, string? FixedIn)
{
    /// <summary>The match; null where the record says that this version is not affected.</summary>
    /// <param name="version">The version that the record speaks of: the source package's, or the package's own.</param>
    /// <param name="order">Null where the version compares with none: then only listed versions count.</param>
    public static PackageMatch? Of(
        Package package,
        string version,
        Advisory advisory,
        AffectedPackage affected,
        IVersionOrder? order
    )
    {
        var range = order is null
            ? null
            : affected.Ranges.FirstOrDefault(one =>
                one.Contains(version, order) && ModuleStreams.Concern(one, advisory, package)
            );
        if (range is null && !IsListed(version, affected, order))
        {
            return null;
        }
        var fix = order is null
            ? null
            : (range is null ? affected.Ranges : [range])
                .Select(one => one.FixAfter(version, order))
                .OfType<string>()
                .Order(order)
                .FirstOrDefault();
        return new PackageMatch(package, advisory, affected, fix);
    }

    // "1.0" is 1.0.0 to most orders; where there are ranges, the list only repeats what is in them.
    private static bool IsListed(string version, AffectedPackage affected, IVersionOrder? order) =>
        affected.Versions.Contains(version)
        || (
            order is not null
            && affected.Ranges is []
            && affected.Versions.Any(listed => order.IsValid(listed) && order.Compare(listed, version) == 0)
        );
}
