using HelloAspire.Comparison.Comparing;

namespace HelloAspire.Comparison.Page.Overview;

/// <summary>Base images that were made on the spot because no registry answered.</summary>
internal static class StandIns
{
    // The label that a stand-in carries, and every image built on it inherits.
    private const string Label = "hello-aspire.stand-in";

    /// <summary>The names of the images that were built on one.</summary>
    public static IReadOnlyList<string> In(ImageComparison comparison) =>
        [
            .. new[] { comparison.Left.Image, comparison.Right.Image }
                .Where(image => image.Config.Labels.ContainsKey(Label))
                .Select(image => image.Name),
        ];
}
