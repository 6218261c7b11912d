using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Ecosystems;

/// <summary>
/// Folders in which a distribution's packages lay Python, JavaScript and Java libraries. It mends those under their old
/// version, so only its own records tell whether they are affected; what users install goes elsewhere.
/// </summary>
internal static partial class DistributionFiles
{
    /// <summary>Whether a language's package is a part of one of the distribution's.</summary>
    public static bool Hold(Package package, ImageAnalysis analysis) =>
        package.Path is { } path
        && (
            (DebianFolders().IsMatch(path) && Has(PackageTypes.Deb, analysis))
            || (RpmFolders().IsMatch(path) && Has(PackageTypes.Rpm, analysis))
        );

    private static bool Has(string type, ImageAnalysis analysis) =>
        analysis.Packages.Any(package => package.Type == type);

    // Debian's Python policy, 2.5; its JavaScript and Java policies.
    [GeneratedRegex("^/usr/(lib/python3/dist-packages|share/nodejs|share/java|share/maven-repo)/")]
    private static partial Regex DebianFolders();

    // Fedora's packaging guidelines; there pip installs below /usr/local.
    [GeneratedRegex(@"^/usr/(lib(64)?/python3\.\d+/site-packages|lib/node_modules|share/java|share/maven-repo)/")]
    private static partial Regex RpmFolders();
}
