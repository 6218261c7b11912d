using System.Text.RegularExpressions;
using HelloAspire.Comparison.Checks.Vulnerabilities.Records;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Matching;

/// <summary>
/// Modules of rpm: each stream has versions of its own, and so has what is outside of modules. What is mended in one says
/// nothing of the others.
/// </summary>
internal static partial class ModuleStreams
{
    /// <summary>Whether what a range says is about the stream that the package is of.</summary>
    public static bool Concern(AffectedRange range, Advisory advisory, Package package)
    {
        if (package.Type != PackageTypes.Rpm)
        {
            return true;
        }
        var fixes = range
            .Events.Where(change => change.Kind == RangeEventKind.Fixed)
            .Select(change => IsOfModule(change.Version))
            .ToList();
        if (fixes is [])
        {
            return true;
        }
        var isOfModule = package.Module is not null || IsOfModule(package.Version);
        return fixes.Contains(isOfModule) && (!isOfModule || IsSameStream(advisory, package));
    }

    // Where either side leaves the stream out, it may be any.
    private static bool IsSameStream(Advisory advisory, Package package) =>
        package.Module is not { } stream
        || Streams().Matches(advisory.Summary) is var told && (told.Count == 0 || told.Any(one => one.Value == stream));

    // As "18.20.4-1.module+el8.10.0+22202+761b9a65" (Fedora Modularity) and AlmaLinux's "….module_el8.10.0+3890+a2ba0a17".
    private static bool IsOfModule(string version) =>
        version.Contains(".module+", StringComparison.Ordinal)
        || version.Contains(".module_", StringComparison.Ordinal);

    // No field of a record tells it, but titles of such bulletins do: "Important: nodejs:18 security update",
    // "mariadb:10.3 and mariadb-devel:10.3 security update" (access.redhat.com, also Rocky Linux's and AlmaLinux's).
    [GeneratedRegex(@"(?<![\w+.:/-])[a-zA-Z][\w+.-]*:\w[\w+.-]*")]
    private static partial Regex Streams();
}
