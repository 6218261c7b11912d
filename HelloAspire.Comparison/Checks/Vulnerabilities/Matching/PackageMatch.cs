using HelloAspire.Comparison.Checks.Vulnerabilities.Records;
using HelloAspire.Comparison.Checks.Vulnerabilities.Versions;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Matching;

/// <summary>A record that speaks of an installed package's version.</summary>
/// <param name="Name">The name by which the record knows the package.</param>
/// <param name="FixedIn">The first version without the vulnerability; null where there is none.</param>
internal sealed record PackageMatch(
    Package Package,
    string Name,
    Advisory Advisory,
    AffectedPackage Affected,
    string? FixedIn
)
{
    /// <summary>The match; null where the record says that this version is not affected.</summary>
    /// <param name="version">The version that the record speaks of: the source package's, or the package's own.</param>
    /// <param name="order">Null where no order of the versions is known: then only listed versions count.</param>
    public static PackageMatch? Of(
        Package package,
        (string Name, string Version) known,
        Advisory advisory,
        AffectedPackage affected,
        IVersionOrder? order
    )
    {
        // Of a text that is no version nothing can be said but whether it is listed.
        order = order?.IsValid(known.Version) == true ? order : null;
        var range = order is null ? null : affected.Ranges.FirstOrDefault(one => one.Contains(known.Version, order));
        if (range is null && !affected.Versions.Contains(known.Version))
        {
            return null;
        }
        var fix = order is null
            ? null
            : (range is null ? affected.Ranges : [range])
                .Select(one => one.FixAfter(known.Version, order))
                .OfType<string>()
                .Order(order)
                .FirstOrDefault();
        return new PackageMatch(package, known.Name, advisory, affected, fix);
    }
}
