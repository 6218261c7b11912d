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
            1 => $"{names[0]} is a bill of materials, which lists packages only",
            _ => $"{Wording.Join(names)} are bills of materials, which list packages only",
        };
    }

    /// <summary>The same of both images of a comparison.</summary>
    public static string? Why(ImageComparison comparison) => Why([comparison.Left, comparison.Right]);

    /// <summary>Whether an image is for Windows: its programs, accounts, permissions and packages are not examined.</summary>
    public static bool IsWindows(ImageAnalysis analysis) => analysis.Image.Config.Platform.IsWindows;

    /// <summary>Why nobody knows which image is more exposed, as a sentence without its end; null where both were examined.</summary>
    public static string? WhyExposure(ImageComparison comparison) =>
        new[] { comparison.Left, comparison.Right }.FirstOrDefault(IsWindows) is { } windows
            ? $"{windows.Image.Name} is a Windows image, whose programs, accounts, permissions and packages are not examined"
            : null;

    /// <summary>What stands where an image has no such program or package: of a Windows image nobody knows.</summary>
    public static string Absent(ImageAnalysis analysis) => IsWindows(analysis) ? Figure : "–";

    /// <summary>How many files may be executed.</summary>
    public static string Executables(ImageAnalysis analysis) =>
        IsWindows(analysis) ? Figure : CountText.Of(analysis.AttackSurface.Executables);
}
