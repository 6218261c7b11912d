using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Images.AttackSurface;

namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>A number that a condition may speak of.</summary>
/// <param name="OfImage">The number of one image; null for numbers of a comparison.</param>
/// <param name="OfComparison">The number of a comparison; null for numbers of an image.</param>
/// <param name="IsBytes">Whether it counts bytes.</param>
internal sealed record Metric(
    string Name,
    Func<ImageAnalysis, double>? OfImage,
    Func<ImageComparison, double?>? OfComparison = null,
    bool IsBytes = false
)
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("ratio", null, comparison => comparison.SizeRatio),
        new("compressedRatio", null, comparison => comparison.CompressedRatio),
        new("stored", analysis => analysis.Image.Size.Stored, IsBytes: true),
        new("live", analysis => analysis.Image.Size.Live, IsBytes: true),
        new("waste", analysis => analysis.Image.Size.Waste, IsBytes: true),
        new("compressed", analysis => analysis.Image.Size.Compressed, IsBytes: true),
        new("efficiency", analysis => analysis.Image.Size.Efficiency),
        new("layers", analysis => analysis.Image.Layers.Count),
        new("packages", analysis => analysis.Packages.Count),
        new("executables", analysis => analysis.AttackSurface.Executables),
        .. SurfaceKind.All.Select(kind => new Metric(kind.Key, analysis => kind.Paths(analysis.AttackSurface).Count)),
        new("findings", analysis => analysis.Findings.Count),
    ];

    public string Format(double value) =>
        IsBytes ? ByteSize.Format((long)value) : value.ToString("0.####", CultureInfo.InvariantCulture);
}
