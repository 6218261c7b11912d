using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Ecosystems;

/// <summary>An ecosystem of packages as the OSV schema names it, "defined ecosystems".</summary>
/// <param name="Name">Names its archive too, as <c>Debian</c>.</param>
/// <param name="Release">As <c>12</c>; empty for ecosystems without releases, and for all releases together.</param>
internal sealed partial record Ecosystem(string Name, string Release = "")
{
    private const string RedHat = "Red Hat";
    private const string Suse = "SUSE";
    private const string Ubuntu = "Ubuntu";

    /// <summary>As <c>Debian:12</c>.</summary>
    public override string ToString() => Release.Length == 0 ? Name : $"{Name}:{Release}";

    /// <summary>Reads an ecosystem as records name it.</summary>
    public static Ecosystem Parse(string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0)
        {
            return new Ecosystem(text);
        }
        var (name, release) = (text[..colon], text[(colon + 1)..]);
        return name switch
        {
            // A repository's address.
            "Maven" => new Ecosystem(name),
            RedHat => OfRedHat(release),
            Suse => OfSuse(release),
            _ => new Ecosystem(name, release),
        };
    }

    /// <summary>SUSE's ecosystem of a release by its product's name, whatever module a package is from.</summary>
    public static Ecosystem OfSuse(string product) =>
        new(
            Suse,
            SuseProduct().Match(product) is { Success: true } match
                ? match.Groups["line"].Value + match.Groups["release"].Value
                : product
        );

    /// <summary>The ecosystem of those who maintain the release longer, Ubuntu Pro; null where there is none.</summary>
    public Ecosystem? Extended => Name == Ubuntu && Release.Length > 0 ? new Ecosystem(Ubuntu, "Pro:" + Release) : null;

    /// <summary>Whether a package's version shows that it is from those.</summary>
    public static bool IsExtended(string version) => version.Contains("esm", StringComparison.Ordinal);

    /// <summary>Red Hat's ecosystem of a major release, whatever repository a package is from.</summary>
    public static Ecosystem OfEnterpriseLinux(string major) => new(RedHat, "enterprise_linux:" + major);

    // "enterprise_linux:9::appstream" and "enterprise_linux:9.4::baseos" are parts of a CPE: product, version, repository.
    private static Ecosystem OfRedHat(string release)
    {
        var parts = release.Split(':');
        return parts is ["enterprise_linux", var version, ..]
            ? OfEnterpriseLinux(version.Split('.')[0])
            : new Ecosystem(RedHat, release);
    }

    // "Linux Enterprise Module for Basesystem 15 SP6" and "Linux Enterprise Server 15 SP6-LTSS" are parts of 15 SP6; Micro has
    // numbers of its own.
    [GeneratedRegex(@"^(?<line>Linux Enterprise )(?!Micro)(?:.* )?(?<release>\d+(?: SP\d+)?)(?:-\S+)?\z")]
    private static partial Regex SuseProduct();
}
