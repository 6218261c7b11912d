using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing.Advice;

namespace HelloAspire.Comparison.Comparing;

/// <summary>What is said in the place of a figure that a bill of materials does not tell: it is neither zero nor good.</summary>
internal static class NotKnown
{
    public const string Figure = "not known";

    /// <summary>Why, as a sentence without its end; null where none of the images is known by a bill alone.</summary>
    public static string? Why(IEnumerable<ImageAnalysis> images)
    {
        var names = images.Where(one => one.Image.IsBill).Select(one => one.Image.Name).ToList();
        return names.Count switch
        {
            0 => null,
            1 => $"{names[0]} is a bill of materials, which lists packages alone",
            _ => $"{Wording.Join(names)} are bills of materials, which list packages alone",
        };
    }

    /// <summary>The same of both images of a comparison.</summary>
    public static string? Why(ImageComparison comparison) => Why([comparison.Left, comparison.Right]);
}
