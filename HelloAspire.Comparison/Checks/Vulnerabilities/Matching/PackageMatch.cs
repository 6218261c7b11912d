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
        var range = order is null ? null : affected.Ranges.FirstOrDefault(one => one.Contains(version, order));
        if (range is null && !affected.Versions.Contains(version))
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
}
