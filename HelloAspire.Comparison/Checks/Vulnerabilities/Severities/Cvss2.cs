namespace HelloAspire.Comparison.Checks.Vulnerabilities.Severities;

/// <summary>The base score of CVSS 2: "A Complete Guide to the Common Vulnerability Scoring System Version 2.0", 3.2.1.</summary>
internal static class Cvss2
{
    private static readonly CvssMetrics Base = new(
        """
        AV:L A N
        AC:H M L
        Au:M S N
        C:N P C
        I:N P C
        A:N P C
        """
    );

    private static readonly CvssMetrics TemporalAndEnvironmental = new(
        """
        E:U POC F H ND
        RL:OF TF W U ND
        RC:UC UR C ND
        CDP:N L LM MH H ND
        TD:N L M H ND
        CR:L M H ND
        IR:L M H ND
        AR:L M H ND
        """
    );

    /// <summary>Computes the score of a vector, in parentheses or without; null where it is invalid.</summary>
    public static double? Score(string text)
    {
        var bare = text is ['(', .. var inside, ')'] ? inside : text;
        if (CvssVector.Parse(bare, Base, TemporalAndEnvironmental) is not { } vector)
        {
            return null;
        }
        var impact = 10.41 * (1 - Kept(vector["C"]) * Kept(vector["I"]) * Kept(vector["A"]));
        var exploitability = 20 * Access(vector["AV"]) * Complexity(vector["AC"]) * Authentication(vector["Au"]);
        var score = impact == 0 ? 0 : (0.6 * impact + 0.4 * exploitability - 1.5) * 1.176;
        return Math.Round(score, 1, MidpointRounding.AwayFromZero);
    }

    private static double Access(string? value) =>
        value switch
        {
            "L" => 0.395,
            "A" => 0.646,
            _ => 1,
        };

    private static double Complexity(string? value) =>
        value switch
        {
            "H" => 0.35,
            "M" => 0.61,
            _ => 0.71,
        };

    private static double Authentication(string? value) =>
        value switch
        {
            "M" => 0.45,
            "S" => 0.56,
            _ => 0.704,
        };

    private static double Kept(string? impact) =>
        1
        - impact switch
        {
            "C" => 0.66,
            "P" => 0.275,
            _ => 0,
        };
}
