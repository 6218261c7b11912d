using System.Text.RegularExpressions;
using Semver;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>
/// Go's order of modules (go.dev/ref/mod#versions): SemVer 2.0, with or without the leading <c>v</c>; <c>+incompatible</c> counts
/// for nothing, pseudo-versions are preliminary. Go's own releases are taken by the numbers that OSV gives them:
/// <c>go1.21rc2</c> is 1.21.0-rc.2.
/// </summary>
internal sealed partial class GoOrder : VersionOrder<SemVersion>
{
    private const SemVersionStyles Style = SemVersionStyles.AllowLowerV | SemVersionStyles.OptionalMinorPatch;

    protected override SemVersion? Parse(string version) =>
        SemVersion.TryParse(OfRelease(version), Style, out var parsed, int.MaxValue) ? parsed : null;

    protected override int Compare(SemVersion left, SemVersion right) => SemVersion.ComparePrecedence(left, right);

    // "1.22.3 X:boringcrypto" names an experiment that the compiler was built with.
    private static string OfRelease(string version)
    {
        if (Release().Match(version) is not { Success: true, Groups: var parts })
        {
            return version;
        }
        var patch = parts["patch"].Success ? parts["patch"].Value : ".0";
        var stage = parts["stage"].Success ? $"-{parts["stage"].Value}.{parts["number"].Value}" : "";
        return parts["minor"].Value + patch + stage;
    }

    [GeneratedRegex(
        @"^(?:go)?(?<minor>[0-9]+\.[0-9]+)(?<patch>\.[0-9]+)?(?:(?<stage>alpha|beta|rc)(?<number>[0-9]+))?(?: .*)?\z"
    )]
    private static partial Regex Release();
}
