using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Comparing.Advice;

/// <summary>Which of two variants is ahead in a measure, and by how much.</summary>
/// <param name="Winner">The name of the variant that is ahead.</param>
/// <param name="Factor">How many times as good it is.</param>
internal sealed record Advantage(string Winner, double Factor)
{
    /// <summary>Less than that is no reason to prefer a variant, however steady it is.</summary>
    private const double Negligible = 1.05;

    /// <summary>Fewer samples may lie apart by chance: five of each give intervals of 94 %.</summary>
    private const int Enough = 5;

    /// <summary>The rule in one line, for readers.</summary>
    public const string Rule =
        "A lead counts where the 95 % intervals of the two medians lie apart and the medians differ by 5 % or more.";

    /// <summary>The advantage of the variant with the lower samples; null if the two cannot be told apart.</summary>
    public static Advantage? OfLower((string Name, Distribution Samples) one, (string Name, Distribution Samples) two)
    {
        var (low, high) = one.Samples.Median <= two.Samples.Median ? (one, two) : (two, one);
        var isApart =
            Math.Min(low.Samples.Count, high.Samples.Count) >= Enough
            && !low.Samples.Interval.Overlaps(high.Samples.Interval);
        var factor = high.Samples.Median / low.Samples.Median;
        return isApart && factor >= Negligible ? new Advantage(low.Name, factor) : null;
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
