using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Ecosystems;

/// <summary>By what name, in which ecosystem, OSV knows a package.</summary>
internal static partial class PackageEcosystem
{
    private static readonly Dictionary<string, Ecosystem> Languages = new()
    {
        [PackageTypes.NuGet] = new("NuGet"),
        [PackageTypes.Npm] = new("npm"),
        [PackageTypes.Python] = new("PyPI"),
        [PackageTypes.Go] = new("Go"),
        [PackageTypes.Maven] = new("Maven"),
    };

    /// <summary>The ecosystem of packages of that type; null where OSV has none.</summary>
    /// <param name="type">One of <see cref="PackageTypes"/>.</param>
    /// <param name="distribution">The image's; null where none is stated.</param>
    public static Ecosystem? Of(string type, LinuxDistribution? distribution) =>
        Languages.GetValueOrDefault(type)
        ?? (distribution is null ? null : DistributionEcosystem.Of(distribution, type));

    /// <summary>Names by which advisories may speak of the package, each with the version that they compare.</summary>
    public static IEnumerable<(string Name, string Version)> NamesOf(Package package, Ecosystem ecosystem)
    {
        var own = (NameOf(ecosystem.Name, package.Name), VersionOf(package));
        // Debian, Ubuntu, Alpine: the source alone. Of rpm, some distributions list binary packages, some sources.
        return package.Source is not { } source ? [own]
            : package.Type == PackageTypes.Deb || ecosystem.Name == "Alpine" ? [(source.Name, source.Version)]
            : source.Name == package.Name ? [own]
            : [own, (source.Name, source.Version)];
    }

    /// <summary>A name as the ecosystem compares it.</summary>
    public static string NameOf(string ecosystem, string name) =>
        ecosystem switch
        {
            "NuGet" => name.ToLowerInvariant(),
            // PEP 503, "Normalized Names".
            "PyPI" => Separators().Replace(name, "-").ToLowerInvariant(),
            _ => name,
        };

    /// <summary>A version as records write it.</summary>
    public static string VersionOf(Package package) =>
        package.Type switch
        {
            PackageTypes.Go when package.Version.StartsWith('v') => package.Version[1..],
            // Local labels, as of builds for one GPU, are left out of account (PEP 440, "Version matching").
            PackageTypes.Python => package.Version.Split('+')[0],
            _ => package.Version,
        };

    [GeneratedRegex("[-_.]+")]
    private static partial Regex Separators();
}
