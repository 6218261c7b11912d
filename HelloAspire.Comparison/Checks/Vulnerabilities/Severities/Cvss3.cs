namespace HelloAspire.Comparison.Checks.Vulnerabilities.Severities;

/// <summary>The base score of CVSS 3.0 and 3.1: "Common Vulnerability Scoring System v3.1: Specification Document", 7.1 and 7.4.</summary>
internal static class Cvss3
{
    private static readonly CvssMetrics Base = new(
        """
        AV:N A L P
        AC:L H
        PR:N L H
        UI:N R
        S:U C
        C:H L N
        I:H L N
        A:H L N
        """
    );

    private static readonly CvssMetrics TemporalAndEnvironmental = new(
        """
        E:X H F P U
        RL:X U W T O
        RC:X C R U
        CR:X H M L
        IR:X H M L
        AR:X H M L
        MAV:X N A L P
        MAC:X L H
        MPR:X N L H
        MUI:X N R
        MS:X U C
        MC:X H L N
        MI:X H L N
        MA:X H L N
        """
    );

    /// <summary>Computes the score of a vector without its prefix; null where it is invalid.</summary>
    public static double? Score(string text)
    {
        if (CvssVector.Parse(text, Base, TemporalAndEnvironmental) is not { } vector)
        {
            return null;
        }
        var isChanged = vector["S"] == "C";
        var lost = 1 - Kept(vector["C"]) * Kept(vector["I"]) * Kept(vector["A"]);
        var impact = isChanged ? 7.52 * (lost - 0.029) - 3.25 * Math.Pow(lost - 0.02, 15) : 6.42 * lost;
        var exploitability =
            8.22
            * Attack(vector["AV"])
            * (vector["AC"] == "L" ? 0.77 : 0.44)
            * Privileges(vector["PR"], isChanged)
            * (vector["UI"] == "N" ? 0.85 : 0.62);
        return impact <= 0 ? 0 : RoundUp(Math.Min((isChanged ? 1.08 : 1) * (impact + exploitability), 10));
    }

    private static double Attack(string? value) =>
        value switch
        {
            "N" => 0.85,
            "A" => 0.62,
            "L" => 0.55,
            _ => 0.2,
        };

    private static double Privileges(string? value, bool isChanged) =>
        (value, isChanged) switch
        {
            ("N", _) => 0.85,
            ("L", false) => 0.62,
            ("L", true) => 0.68,
            (_, false) => 0.27,
            _ => 0.5,
        };

    private static double Kept(string? impact) =>
        1
        - impact switch
        {
            "H" => 0.56,
            "L" => 0.22,
            _ => 0,
        };

    // Appendix A, "Floating Point Rounding": in whole numbers, so that every machine gives the same.
    private static double RoundUp(double score)
    {
        var whole = (int)Math.Round(score * 100_000);
        return whole % 10_000 == 0 ? whole / 100_000.0 : (whole / 10_000 + 1) / 10.0;
    }
}
