using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Comparing.Advice;

/// <summary>Which of two variants is ahead in a measure, and by how much.</summary>
/// <param name="Winner">The name of the variant that is ahead.</param>
/// <param name="Factor">How many times as good it is.</param>
internal sealed record Advantage(string Winner, double Factor)
{
    /// <summary>Less than that is no reason to prefer a variant, however steady it is.</summary>
    private const double Negligible = 1.1;

    /// <summary>Fewer samples may lie apart by chance: five of each give intervals of 94 %.</summary>
    private const int Enough = 5;

    /// <summary>The rule in one line, for readers.</summary>
    public const string Rule =
        "A lead counts if the 95 % interval of the ratio, taken round by round, excludes 1 and the ratio differs from 1 by 10 % or more.";

    /// <summary>The advantage of the variant with the lower samples; null if the two cannot be told apart.</summary>
    public static Advantage? OfLower((string Name, Distribution Samples) one, (string Name, Distribution Samples) two)
    {
        if (two.Samples.RatioTo(one.Samples) is not { Count: >= Enough, Median: > 0 } ratio || ratio.Interval.Holds(1))
        {
            return null;
        }
        var (winner, factor) = ratio.Median > 1 ? (one.Name, ratio.Median) : (two.Name, 1 / ratio.Median);
        return factor >= Negligible ? new Advantage(winner, factor) : null;
    }

    /// <summary>The same for the variant with the higher samples.</summary>
    public static Advantage? OfHigher(
        (string Name, Distribution Samples) one,
        (string Name, Distribution Samples) two
    ) =>
        OfLower(one, two) is { } advantage
            ? advantage with
            {
                Winner = advantage.Winner == one.Name ? two.Name : one.Name,
            }
            : null;
}
