using System.Globalization;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Ecosystems;

/// <summary>The ecosystem of a distribution's own packages, by its <c>os-release</c>.</summary>
internal static class DistributionEcosystem
{
    /// <summary>The ecosystem of the distribution's packages of that type; null where OSV has none, or the release is unknown.</summary>
    /// <param name="type">One of <see cref="PackageTypes"/>.</param>
    public static Ecosystem? Of(LinuxDistribution distribution, string type) =>
        (type, distribution.Id) switch
        {
            (PackageTypes.Deb, "debian") => Debian(distribution),
            (PackageTypes.Deb, "ubuntu") => Ubuntu(distribution),
            (PackageTypes.Apk, "alpine") => Alpine(distribution),
            (PackageTypes.Apk, "wolfi") => new Ecosystem("Wolfi"),
            (PackageTypes.Apk, "chainguard") => new Ecosystem("Chainguard"),
            (PackageTypes.Rpm, "rhel") => Major(distribution) is { } major ? Ecosystem.OfEnterpriseLinux(major) : null,
            (PackageTypes.Rpm, "rocky") => WithRelease("Rocky Linux", Major(distribution)),
            (PackageTypes.Rpm, "almalinux") => WithRelease("AlmaLinux", Major(distribution)),
            (PackageTypes.Rpm, "opensuse-leap") => Suse("openSUSE", $"Leap {distribution.VersionId}", distribution),
            (PackageTypes.Rpm, "opensuse-tumbleweed") => Suse("openSUSE", "Tumbleweed", distribution),
            (PackageTypes.Rpm, "sles" or "sled") => Suse("SUSE", ServicePack(distribution), distribution),
            // Under its earlier name it is release 2.
            (PackageTypes.Rpm, "azurelinux" or "mariner") => WithRelease("Azure Linux", Major(distribution)),
            (PackageTypes.Rpm, "mageia") => WithRelease("Mageia", Major(distribution)),
            _ => null,
        };

    // Debian's testing states no number yet, only a name.
    private static Ecosystem? Debian(LinuxDistribution distribution) =>
        WithRelease("Debian", Major(distribution) ?? DistributionCodenames.Of(distribution.Codename)?.VersionId);

    // Long-term releases are those of April in even years.
    private static Ecosystem? Ubuntu(LinuxDistribution distribution)
    {
        var parts = distribution.VersionId.Split('.');
        return
            parts is [var year, var month]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Ecosystem("Ubuntu", number % 2 == 0 && month == "04" ? $"{year}.{month}:LTS" : $"{year}.{month}")
            : null;
    }

    // As "3.20.3"; the branch under development says "3.23.0_alpha20260101".
    private static Ecosystem? Alpine(LinuxDistribution distribution)
    {
        var parts = distribution.VersionId.Split('.');
        return distribution.Codename == "edge" ? new Ecosystem("Alpine", "edge")
            : parts.Length < 2 ? null
            : distribution.VersionId.Contains("_alpha", StringComparison.Ordinal) ? new Ecosystem("Alpine", "edge")
            : new Ecosystem("Alpine", $"v{parts[0]}.{parts[1]}");
    }

    // OSV has the marketing name in the place of a number: "Leap 15.6", "Linux Enterprise Server 15 SP6".
    private static Ecosystem? Suse(string name, string release, LinuxDistribution distribution) =>
        // Bills of materials mostly leave that name out.
        distribution.PrettyName.Length == 0
            ? Ecosystem.Parse($"{name}:{release}")
        : distribution.PrettyName.StartsWith(name + " ", StringComparison.Ordinal)
            ? Ecosystem.Parse($"{name}:{distribution.PrettyName[(name.Length + 1)..]}")
        : null;

    // "15.6" is the sixth service pack of 15.
    private static string ServicePack(LinuxDistribution distribution) =>
        distribution.VersionId.Split('.') is [var major, not "0" and var pack]
            ? $"Linux Enterprise Server {major} SP{pack}"
            : $"Linux Enterprise Server {distribution.VersionId.Split('.')[0]}";

    private static Ecosystem? WithRelease(string name, string? release) =>
        release is null ? null : new Ecosystem(name, release);

    private static string? Major(LinuxDistribution distribution) =>
        distribution.VersionId.Split('.')[0] is { Length: > 0 } major ? major : null;
}
