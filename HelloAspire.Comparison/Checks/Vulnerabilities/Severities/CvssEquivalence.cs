namespace HelloAspire.Comparison.Checks.Vulnerabilities.Severities;

/// <summary>A level of a set of metrics of CVSS 4.0, within which vectors are graver or less grave.</summary>
/// <param name="Depth">Steps from the gravest values to those of the next level.</param>
/// <param name="Gravest">The gravest values, of which none is graver than another.</param>
internal sealed record CvssEquivalence(int Depth, params string[] Gravest)
{
    // From the gravest value on.
    private static readonly Dictionary<string, string> Steps = new()
    {
        ["AV"] = "NALP",
        ["PR"] = "NLH",
        ["UI"] = "NPA",
        ["AC"] = "LH",
        ["AT"] = "NP",
        ["VC"] = "HLN",
        ["VI"] = "HLN",
        ["VA"] = "HLN",
        ["SC"] = "SHLN",
        ["SI"] = "SHLN",
        ["SA"] = "SHLN",
        ["CR"] = "HML",
        ["IR"] = "HML",
        ["AR"] = "HML",
    };

    public static IReadOnlyList<CvssEquivalence> Eq1 { get; } =
    [
        new(1, "AV:N/PR:N/UI:N"),
        new(4, "AV:A/PR:N/UI:N", "AV:N/PR:L/UI:N", "AV:N/PR:N/UI:P"),
        new(5, "AV:P/PR:N/UI:N", "AV:A/PR:L/UI:P"),
    ];

    public static IReadOnlyList<CvssEquivalence> Eq2 { get; } = [new(1, "AC:L/AT:N"), new(2, "AC:H/AT:N", "AC:L/AT:P")];

    public static IReadOnlyDictionary<(int Eq3, int Eq6), CvssEquivalence> Eq3And6 { get; } =
        new Dictionary<(int, int), CvssEquivalence>
        {
            [(0, 0)] = new(7, "VC:H/VI:H/VA:H/CR:H/IR:H/AR:H"),
            [(0, 1)] = new(6, "VC:H/VI:H/VA:L/CR:M/IR:M/AR:H", "VC:H/VI:H/VA:H/CR:M/IR:M/AR:M"),
            [(1, 0)] = new(8, "VC:L/VI:H/VA:H/CR:H/IR:H/AR:H", "VC:H/VI:L/VA:H/CR:H/IR:H/AR:H"),
            [(1, 1)] = new(
                8,
                "VC:L/VI:H/VA:L/CR:H/IR:M/AR:H",
                "VC:L/VI:H/VA:H/CR:H/IR:M/AR:M",
                "VC:H/VI:L/VA:H/CR:M/IR:H/AR:M",
                "VC:H/VI:L/VA:L/CR:M/IR:H/AR:H",
                "VC:L/VI:L/VA:H/CR:H/IR:H/AR:M"
            ),
            [(2, 1)] = new(10, "VC:L/VI:L/VA:L/CR:H/IR:H/AR:H"),
        };

    public static IReadOnlyList<CvssEquivalence> Eq4 { get; } =
    [new(6, "SC:H/SI:S/SA:S"), new(5, "SC:H/SI:H/SA:H"), new(4, "SC:L/SI:L/SA:L")];

    /// <summary>Exploit maturity: a single metric, so that every vector is the gravest of its level.</summary>
    public static CvssEquivalence Eq5 { get; } = new(1, "");

    /// <summary>Steps from the gravest values at or above the given ones down to them.</summary>
    /// <param name="value">Gives a metric's value.</param>
    public int Distance(Func<string, string> value) =>
        Gravest
            .Select(vector =>
                vector
                    .Split('/', StringSplitOptions.RemoveEmptyEntries)
                    .Select(part => part.Split(':'))
                    .Select(part => StepOf(part[0], value(part[0])) - StepOf(part[0], part[1]))
                    .ToList()
            )
            .First(steps => steps.All(step => step >= 0))
            .Sum();

    private static int StepOf(string metric, string value) => Steps[metric].IndexOf(value[0]);
}
