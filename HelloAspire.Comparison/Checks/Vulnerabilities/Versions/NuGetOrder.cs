using NuGet.Versioning;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>NuGet's order: SemVer 2.0 with a fourth number, letters without case, build metadata ignored.</summary>
internal sealed class NuGetOrder : VersionOrder<NuGetVersion>
{
    protected override NuGetVersion? Parse(string version) =>
        NuGetVersion.TryParse(version, out var parsed) ? parsed : null;

    protected override int Compare(NuGetVersion left, NuGetVersion right) =>
        VersionComparer.VersionRelease.Compare(left, right);
}
