namespace HelloAspire.Comparison.Checks.Vulnerabilities.Matching;

/// <summary>
/// How grave a vulnerability is in a package: the distribution's own word first, since it knows how the package is built
/// and used; then the database's word.
/// </summary>
internal static class SeverityRating
{
    public static VulnerabilitySeverity Of(IReadOnlyCollection<PackageMatch> matches)
    {
        var distribution = Gravest(matches.Select(match => match.Affected.Word));
        return distribution != VulnerabilitySeverity.Unknown
            ? distribution
            : Gravest(matches.Select(match => match.Advisory.Word));
    }

    private static VulnerabilitySeverity Gravest(IEnumerable<string?> words) =>
        words.Select(OfWord).DefaultIfEmpty().Max();

    // Debian marks a word that its tracker took from elsewhere with stars.
    private static VulnerabilitySeverity OfWord(string? word) =>
        word?.TrimEnd('*').ToLowerInvariant() switch
        {
            "critical" => VulnerabilitySeverity.Critical,
            "high" or "important" => VulnerabilitySeverity.High,
            "medium" or "moderate" => VulnerabilitySeverity.Medium,
            "low" => VulnerabilitySeverity.Low,
            "unimportant" or "negligible" or "none" => VulnerabilitySeverity.Negligible,
            _ => VulnerabilitySeverity.Unknown,
        };
}
