using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Reports.Sections;

namespace HelloAspire.Comparison.Page.Files;

/// <summary>What differs at a path that both images hold.</summary>
/// <param name="What">The content, or an attribute, in words.</param>
internal sealed record DifferenceRow(string Path, string What, string Left, string Right)
{
    private const string Content = "content";

    /// <summary>Other contents first, largest first; then attributes, by path.</summary>
    public static IReadOnlyList<DifferenceRow> Of(ImageComparison comparison) =>
        [
            .. comparison.Files.Changed.Select(change => new DifferenceRow(
                change.Path,
                Content,
                ByteSize.Format(change.LeftSize),
                ByteSize.Format(change.RightSize)
            )),
            .. comparison.Attributes.Select(change => new DifferenceRow(
                change.Path,
                AttributeWords.Of(change.Attribute),
                change.Left,
                change.Right
            )),
        ];
}
