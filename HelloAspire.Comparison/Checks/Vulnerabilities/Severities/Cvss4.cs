namespace HelloAspire.Comparison.Checks.Vulnerabilities.Severities;

/// <summary>
/// The score of CVSS 4.0: "Common Vulnerability Scoring System version 4.0: Specification Document", 8. A vector's group (its
/// macro vector) has the score of the gravest vector in it; from there it is interpolated towards the next lower groups.
/// </summary>
internal static class Cvss4
{
    private static readonly string[] Impacts = ["VC", "VI", "VA", "SC", "SI", "SA"];

    private static readonly CvssMetrics Base = new(
        """
        AV:N A L P
        AC:L H
        AT:N P
        PR:N L H
        UI:N P A
        VC:H L N
        VI:H L N
        VA:H L N
        SC:H L N
        SI:H L N
        SA:H L N
        """
    );

    private static readonly CvssMetrics Optional = new(
        """
        E:X A P U
        CR:X H M L
        IR:X H M L
        AR:X H M L
        MAV:X N A L P
        MAC:X L H
        MAT:X N P
        MPR:X N L H
        MUI:X N P A
        MVC:X H L N
        MVI:X H L N
        MVA:X H L N
        MSC:X H L N
        MSI:X S H L N
        MSA:X S H L N
        S:X N P
        AU:X N Y
        R:X A U I
        V:X D C
        RE:X L M H
        U:X Clear Green Amber Red
        """
    );

    /// <summary>Computes the score of a vector without its prefix; null where it is invalid.</summary>
    public static double? Score(string text)
    {
        if (CvssVector.Parse(text, Base, Optional) is not { } vector)
        {
            return null;
        }
        string Value(string metric) => ValueOf(vector, metric);
        if (Impacts.All(metric => Value(metric) == "N"))
        {
            return 0;
        }
        var group = CvssMacroVector.Of(Value);
        var falls = group
            .Lower()
            .Where(step => step.Lower.Score is not null)
            .Select(step =>
                (group.Score!.Value - step.Lower.Score!.Value)
                * step.Equivalence.Distance(Value)
                / step.Equivalence.Depth
            )
            .ToList();
        var score = group.Score!.Value - (falls is [] ? 0 : falls.Average());
        // Sums of tenths are not exact: what is half a tenth is to be rounded up.
        return Math.Round(Math.Clamp(score, 0, 10) + 1e-9, 1, MidpointRounding.AwayFromZero);
    }

    // What is modified counts; what is not defined counts as the gravest.
    private static string ValueOf(CvssVector vector, string metric) =>
        metric switch
        {
            "E" => vector["E"] is null or "X" ? "A" : vector["E"]!,
            "CR" or "IR" or "AR" => vector[metric] is null or "X" ? "H" : vector[metric]!,
            _ => vector["M" + metric] is null or "X" ? vector[metric]! : vector["M" + metric]!,
        };
}
