using HelloAspire.Comparison.Checks;

namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>One thing that must not be.</summary>
/// <param name="Text">As the user wrote it.</param>
internal abstract record Condition(string Text)
{
    public abstract GateResult Evaluate(IReadOnlyList<ImageAnalysis> images, ImageComparison? comparison);

    protected UserErrorException NeedsTwo() =>
        new($"--fail-on '{Text}' compares two images: use it with 'compare LEFT RIGHT'.");
}

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
