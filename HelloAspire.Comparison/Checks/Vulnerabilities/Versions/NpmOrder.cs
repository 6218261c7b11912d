using Semver;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>npm's order: SemVer 2.0; a leading <c>v</c> and white space around are allowed, as in npm's own <c>semver</c>.</summary>
internal sealed class NpmOrder : VersionOrder<SemVersion>
{
    // What npm's semver takes at most.
    private const int LongestVersion = 256;
    private const SemVersionStyles Style =
        SemVersionStyles.AllowLowerV
        | SemVersionStyles.AllowLeadingWhitespace
        | SemVersionStyles.AllowTrailingWhitespace;

    protected override SemVersion? Parse(string version) =>
        SemVersion.TryParse(version, Style, out var parsed, LongestVersion) ? parsed : null;

    protected override int Compare(SemVersion left, SemVersion right) => SemVersion.ComparePrecedence(left, right);
}
