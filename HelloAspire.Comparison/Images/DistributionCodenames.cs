namespace HelloAspire.Comparison.Images;

/// <summary>Releases of distributions that are known by a name, too (distro-info-data, debian.csv and ubuntu.csv).</summary>
internal static class DistributionCodenames
{
    private const string Debian = "debian";
    private const string Ubuntu = "ubuntu";

    private static readonly Dictionary<string, (string Id, string VersionId)> Releases = new()
    {
        ["wheezy"] = (Debian, "7"),
        ["jessie"] = (Debian, "8"),
        ["stretch"] = (Debian, "9"),
        ["buster"] = (Debian, "10"),
        ["bullseye"] = (Debian, "11"),
        ["bookworm"] = (Debian, "12"),
        ["trixie"] = (Debian, "13"),
        ["forky"] = (Debian, "14"),
        ["duke"] = (Debian, "15"),
        ["trusty"] = (Ubuntu, "14.04"),
        ["xenial"] = (Ubuntu, "16.04"),
        ["bionic"] = (Ubuntu, "18.04"),
        ["focal"] = (Ubuntu, "20.04"),
        ["jammy"] = (Ubuntu, "22.04"),
        ["noble"] = (Ubuntu, "24.04"),
        ["oracular"] = (Ubuntu, "24.10"),
        ["plucky"] = (Ubuntu, "25.04"),
        ["questing"] = (Ubuntu, "25.10"),
        ["resolute"] = (Ubuntu, "26.04"),
    };

    /// <summary>The distribution and its release, both as <c>os-release</c> states them; null for a name that is of none.</summary>
    public static (string Id, string VersionId)? Of(string codename) =>
        Releases.TryGetValue(codename, out var release) ? release : null;
}
