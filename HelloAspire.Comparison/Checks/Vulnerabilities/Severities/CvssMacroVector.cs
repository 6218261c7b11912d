using System.Globalization;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Severities;

/// <summary>A group of vectors of CVSS 4.0 that are alike: a level for each set of metrics (EQ1 to EQ6), 0 the gravest.</summary>
internal sealed record CvssMacroVector(int Eq1, int Eq2, int Eq3, int Eq4, int Eq5, int Eq6)
{
    /// <summary>The score of the gravest vector in it; null where there is no such group.</summary>
    public double? Score => Scores.TryGetValue(this, out var score) ? score : null;

    /// <summary>Finds a vector's group: the specification's tables 24 to 29.</summary>
    /// <param name="value">Gives a metric's value.</param>
    public static CvssMacroVector Of(Func<string, string> value)
    {
        bool Is(string metric, string wanted) => value(metric) == wanted;
        bool[] isOpen = [Is("AV", "N"), Is("PR", "N"), Is("UI", "N")];
        return new CvssMacroVector(
            isOpen.All(open => open) ? 0
                : isOpen.Any(open => open) && !Is("AV", "P") ? 1
                : 2,
            Is("AC", "L") && Is("AT", "N") ? 0 : 1,
            Is("VC", "H") && Is("VI", "H") ? 0
                : Is("VC", "H") || Is("VI", "H") || Is("VA", "H") ? 1
                : 2,
            Is("SI", "S") || Is("SA", "S") ? 0
                : Is("SC", "H") || Is("SI", "H") || Is("SA", "H") ? 1
                : 2,
            value("E") switch
            {
                "A" => 0,
                "P" => 1,
                _ => 2,
            },
            (Is("CR", "H") && Is("VC", "H")) || (Is("IR", "H") && Is("VI", "H")) || (Is("AR", "H") && Is("VA", "H"))
                ? 0
                : 1
        );
    }

    /// <summary>The groups one step below, there or not, each with the set of metrics in which it is lower.</summary>
    public IEnumerable<(CvssMacroVector Lower, CvssEquivalence Equivalence)> Lower() =>
        [
            (this with { Eq1 = Eq1 + 1 }, CvssEquivalence.Eq1[Eq1]),
            (this with { Eq2 = Eq2 + 1 }, CvssEquivalence.Eq2[Eq2]),
            (LowerImpact(), CvssEquivalence.Eq3And6[(Eq3, Eq6)]),
            (this with { Eq4 = Eq4 + 1 }, CvssEquivalence.Eq4[Eq4]),
            (this with { Eq5 = Eq5 + 1 }, CvssEquivalence.Eq5),
        ];

    // EQ3 and EQ6 depend on each other: where two groups lie below, the graver one counts.
    private CvssMacroVector LowerImpact()
    {
        var (byImpact, byRequirement) = (this with { Eq3 = Eq3 + 1 }, this with { Eq6 = Eq6 + 1 });
        return (Eq3, Eq6) switch
        {
            (0, 0) => byImpact.Score > byRequirement.Score ? byImpact : byRequirement,
            (1, 0) => byRequirement,
            _ => byImpact,
        };
    }

    /// <summary>
    /// The scores that the specification's experts agreed on: a line for each EQ1, EQ2, EQ3 and EQ6, and in it EQ4 by EQ5.
    /// </summary>
    private const string Table = """
        0000 10 9.8 9.5 10 9.3 9.1 9.3 8.9 8.1
        0001 9.9 9.5 9.2 9.6 8.7 8.1 9 8 6.8
        0010 9.8 9.5 9 9.3 8.9 8.1 8.8 7.8 6.9
        0011 9.5 9.2 8.4 9.2 8.1 6.5 8 7 4.8
        0021 9.2 8.2 7.2 7.9 6.9 5 6.9 5.5 2.7
        0100 9.9 9.5 9.2 9.5 9 8.4 9.2 8.2 7.2
        0101 9.7 9.2 8.5 9.1 8.3 7.1 8.1 7.1 5.3
        0110 9.5 9.2 8.5 9.2 8 7 8.4 7.1 5
        0111 9.3 8.5 7.3 8.2 7.2 5.9 7 5.2 3
        0121 8.6 7.5 5.2 7.1 5.2 2.9 6.3 2.9 1.7
        1000 9.8 9.4 9.1 9.4 8.6 7.7 8.7 7.4 6.3
        1001 9.5 8.7 8.1 8.9 7.4 6.4 7.5 6.3 4.9
        1010 9.4 8.8 7.6 8.6 7.4 5.9 7.2 5.7 5.2
        1011 8.9 7.7 6.7 7.6 5.8 5 5.7 5.2 2.5
        1021 8.3 7 5.4 6.5 5.8 2.6 5.3 2.1 1.3
        1100 9.5 8.8 7.6 9 7.5 6.1 7.7 6.8 5.2
        1101 9 7.6 7 7.7 6.2 5.3 6.6 5.9 3
        1110 8.9 7.6 6.2 7.4 5.7 4.7 6.1 5.7 2.4
        1111 7.8 6.7 5.8 5.9 5.7 2.3 5.2 2.9 1.6
        1121 7.1 5.9 3 5.8 2.6 1.5 2.3 1.3 0.6
        2000 9.3 8.6 7.5 8.6 7.4 5.6 7 5.2 4
        2001 8.7 7.2 5.8 7.4 6.1 3.4 5.4 4 2.2
        2010 8.5 7.4 6.2 7.2 5.5 4.6 5.3 3.4 1.9
        2011 7.5 5.5 5.1 5.7 4.1 1.9 3.6 1.9 0.8
        2021 6.4 5.1 2 4.7 2.1 1.1 2.4 0.9 0.4
        2100 8.8 7.3 6 7.3 5.9 4.1 5.4 4.5 2
        2101 7.5 5.3 5 5.5 4 2 4.3 2.2 1.1
        2110 7.5 5.8 4 6.1 4.8 2 4.6 1.7 0.8
        2111 5.5 4.5 2.1 5.1 1.8 0.9 1.8 0.7 0.2
        2121 5.3 2.4 1.4 2.4 1.2 0.5 1 0.3 0.1
        """;

    private static readonly Dictionary<CvssMacroVector, double> Scores = Read(Table);

    private static Dictionary<CvssMacroVector, double> Read(string table) =>
        (
            from line in table.Split('\n')
            let parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            let levels = parts[0].Select(digit => digit - '0').ToArray()
            from place in Enumerable.Range(0, 9)
            let macro = new CvssMacroVector(levels[0], levels[1], levels[2], place / 3, place % 3, levels[3])
            select (Macro: macro, Score: double.Parse(parts[place + 1], CultureInfo.InvariantCulture))
        ).ToDictionary(score => score.Macro, score => score.Score);
}
