namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>
/// Maven's order, as Maven 3 implements it (maven.apache.org/pom.html, "Version Order Specification"); any text is a version.
/// </summary>
internal sealed class MavenOrder : VersionOrder<MavenSequence>
{
    protected override MavenSequence? Parse(string version) => version.Length > 0 ? MavenVersion.Parse(version) : null;

    protected override int Compare(MavenSequence left, MavenSequence right) => left.CompareTo(right);
}
