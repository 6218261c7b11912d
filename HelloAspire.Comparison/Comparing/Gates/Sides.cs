using HelloAspire.Comparison.Checks;

namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>Picks the images that a condition is about.</summary>
internal static class Sides
{
    public static IEnumerable<ImageAnalysis> Of(Side side, IReadOnlyList<ImageAnalysis> images) =>
        side switch
        {
            Side.Left => images.Take(1),
            Side.Right => images.Skip(1),
            _ => images,
        };
}
