using HelloAspire.Comparison.Checks;

namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>Which images a condition is about.</summary>
internal enum ImageSelection
{
    All,
    Left,
    Right,
}

internal static class ImageSelectionExtensions
{
    /// <summary>The images that are meant, of the left one and the right one.</summary>
    public static IEnumerable<ImageAnalysis> From(this ImageSelection selection, IReadOnlyList<ImageAnalysis> images) =>
        selection switch
        {
            ImageSelection.Left => images.Take(1),
            ImageSelection.Right => images.Skip(1),
            _ => images,
        };
}
