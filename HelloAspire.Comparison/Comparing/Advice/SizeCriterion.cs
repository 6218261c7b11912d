using System.Globalization;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Comparing.Advice;

/// <summary>Which image takes less room.</summary>
internal static class SizeCriterion
{
    /// <summary>Less than that is no reason to prefer an image.</summary>
    private const double Negligible = 0.01;

    public static Criterion Of(ImageComparison comparison)
    {
        var (small, large) = (comparison.Left.Image, comparison.Right.Image);
        if (small.Size.Stored > large.Size.Stored)
        {
            (small, large) = (large, small);
        }
        var detail =
            $"{ByteSize.Format(small.Size.Stored)} against {ByteSize.Format(large.Size.Stored)} stored; "
            + $"to pull, {Compressed(small.Size)} against {Compressed(large.Size)}.";
        var share = large.Size.Stored == 0 ? 1 : (double)small.Size.Stored / large.Size.Stored;
        if (share > 1 - Negligible)
        {
            return new Criterion("Size", "As large", detail) { Praise = "as large" };
        }
        var praise = share > 0.5 ? $"{Number(100 * (1 - share))} % smaller" : $"{Number(1 / share)} times smaller";
        return new Criterion("Size", praise, detail) { Better = small.Name, Praise = praise };
    }

    private static string Compressed(Sizes size) =>
        (size.CompressedIsEstimate ? "≈ " : "") + ByteSize.Format(size.Compressed);

    private static string Number(double value) =>
        value.ToString(value < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
