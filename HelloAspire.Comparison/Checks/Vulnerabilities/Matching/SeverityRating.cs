using HelloAspire.Comparison.Checks.Vulnerabilities.Severities;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Matching;

/// <summary>
/// How grave a vulnerability is in a package: the distribution's own word first, since it knows how the package is built
/// and used; then CVSS; then the database's word.
/// </summary>
internal static class SeverityRating
{
    public static (VulnerabilitySeverity Severity, double? Score) Of(IReadOnlyCollection<PackageMatch> matches)
    {
        var score = matches.Max(match =>
            Score(match.Affected.Vectors is [] ? match.Advisory.Vectors : match.Affected.Vectors)
        );
        var distribution = Gravest(matches.Select(match => match.Affected.Word));
        var database = Gravest(matches.Select(match => match.Advisory.Word));
        var severity =
            distribution != VulnerabilitySeverity.Unknown ? distribution
            : score is { } number ? OfScore(number)
            : database;
        return (severity, score);
    }

    // Of several vectors of one record, the one of the latest version: "CVSS:4.0/…", "CVSS:3.1/…", "AV:N/…".
    private static double? Score(IEnumerable<string> vectors) =>
        vectors.OrderDescending(StringComparer.Ordinal).Select(Cvss.Score).FirstOrDefault(score => score is not null);

    /// <summary>The qualitative rating of CVSS 3 and 4 (their specifications, "Qualitative Severity Rating Scale"); v2 is rated alike.</summary>
    private static VulnerabilitySeverity OfScore(double score) =>
        score switch
        {
            >= 9 => VulnerabilitySeverity.Critical,
            >= 7 => VulnerabilitySeverity.High,
            >= 4 => VulnerabilitySeverity.Medium,
            > 0 => VulnerabilitySeverity.Low,
            _ => VulnerabilitySeverity.Negligible,
        };

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
