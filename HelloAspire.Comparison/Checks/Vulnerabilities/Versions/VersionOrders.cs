namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>The orders of versions, by the names that OSV gives to ecosystems.</summary>
internal static class VersionOrders
{
    private static readonly IVersionOrder Dpkg = new DpkgOrder();
    private static readonly IVersionOrder Apk = new ApkOrder();
    private static readonly IVersionOrder Rpm = new RpmOrder();

    /// <summary>The ecosystems with their orders, without releases.</summary>
    public static IReadOnlyDictionary<string, IVersionOrder> All { get; } =
        new Dictionary<string, IVersionOrder>
        {
            ["Debian"] = Dpkg,
            ["Ubuntu"] = Dpkg,
            ["Echo"] = Dpkg,
            ["Alpine"] = Apk,
            ["Alpaquita"] = Apk,
            ["BellSoft Hardened Containers"] = Apk,
            ["Chainguard"] = Apk,
            ["MinimOS"] = Apk,
            ["Wolfi"] = Apk,
            ["AlmaLinux"] = Rpm,
            ["Azure Linux"] = Rpm,
            ["Mageia"] = Rpm,
            ["openEuler"] = Rpm,
            ["openSUSE"] = Rpm,
            ["Photon OS"] = Rpm,
            ["Red Hat"] = Rpm,
            ["Rocky Linux"] = Rpm,
            ["SUSE"] = Rpm,
            ["Go"] = new GoOrder(),
            ["Maven"] = new MavenOrder(),
            ["npm"] = new NpmOrder(),
            ["NuGet"] = new NuGetOrder(),
            ["PyPI"] = new PythonOrder(),
        };

    /// <summary>The order of an ecosystem's versions; null where none is known.</summary>
    /// <param name="ecosystem">As OSV names it, with or without a release: <c>Debian</c>, <c>Debian:12</c>.</param>
    public static IVersionOrder? For(string ecosystem) => All.GetValueOrDefault(ecosystem.Split(':')[0]);
}
