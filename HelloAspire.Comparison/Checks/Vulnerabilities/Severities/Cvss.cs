namespace HelloAspire.Comparison.Checks.Vulnerabilities.Severities;

/// <summary>Scores of FIRST's Common Vulnerability Scoring System, in versions 2, 3.0, 3.1 and 4.0.</summary>
internal static class Cvss
{
    /// <summary>Computes a vector's score, from 0 to 10: the base score, and of version 4.0 the one score that there is.</summary>
    /// <returns>Null where the vector is of no known version, is incomplete or has a value that its version does not know.</returns>
    public static double? Score(string vector) =>
        vector.StartsWith("CVSS:4.0/", StringComparison.Ordinal) ? Cvss4.Score(vector[9..])
        : vector.StartsWith("CVSS:3.0/", StringComparison.Ordinal) ? Cvss3.Score(vector[9..])
        : vector.StartsWith("CVSS:3.1/", StringComparison.Ordinal) ? Cvss3.Score(vector[9..])
        : Cvss2.Score(vector);
}
