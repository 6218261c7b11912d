namespace HelloAspire.Comparison.Comparing.Advice;

/// <summary>Which image takes less room.</summary>
internal static class SizeCriterion
{
    /// <summary>Less than that is no reason to prefer an image.</summary>
    private const double Negligible = 0.01;

    public static Criterion Of(ImageComparison comparison)
    {
        if (NotKnown.Why(comparison) is { } why)
        {
            return new Criterion("Size", "Not known", $"{why}.") { IsKnown = false };
        }
        var (small, large) = (comparison.Left.Image, comparison.Right.Image);
        if (small.Size.Stored > large.Size.Stored)
        {
            (small, large) = (large, small);
        }
        var detail =
            $"{ByteSize.Format(small.Size.Stored)} stored vs. {ByteSize.Format(large.Size.Stored)}; "
            + $"{Wording.Compressed(small.Size)} to pull vs. {Wording.Compressed(large.Size)}.";
        var share = large.Size.Stored == 0 ? 1 : (double)small.Size.Stored / large.Size.Stored;
        if (share > 1 - Negligible)
        {
            return new Criterion("Size", "Same size", detail) { Praise = "as large" };
        }
        var praise =
            share > 0.5 ? $"{Wording.Round(100 * (1 - share))} % smaller" : $"{Wording.Round(1 / share)} times smaller";
        return new Criterion("Size", praise, detail) { Better = small.Name, Praise = praise };
    }
}
