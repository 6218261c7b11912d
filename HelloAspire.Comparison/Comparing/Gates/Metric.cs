using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Images.AttackSurface;

namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>A number that a condition may speak of.</summary>
/// <param name="OfImage">The number of one image; null for numbers of a comparison.</param>
/// <param name="OfComparison">The number of a comparison; null for numbers of an image.</param>
/// <param name="Kind">What it counts: that decides which units make sense.</param>
/// <param name="IsOfPrograms">Whether it counts what is not looked into in a Windows image.</param>
/// <param name="InBills">Whether a bill of materials tells the number of one image; null for numbers that none tells.</param>
internal sealed record Metric(
    string Name,
    Func<ImageAnalysis, double>? OfImage,
    Func<ImageComparison, double?>? OfComparison = null,
    MetricKind Kind = MetricKind.Count,
    Func<ImageAnalysis, bool>? InBills = null,
    bool IsOfPrograms = false
)
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("ratio", null, comparison => comparison.SizeRatio, MetricKind.Ratio),
        new("compressedRatio", null, comparison => comparison.CompressedRatio, MetricKind.Ratio),
        new("onlyInLeft", null, comparison => comparison.Files.OnlyInLeft.Count),
        new("onlyInRight", null, comparison => comparison.Files.OnlyInRight.Count),
        new("changed", null, comparison => comparison.Files.Changed.Count),
        new("attributes", null, comparison => comparison.Attributes.Count),
        new("stored", analysis => analysis.Image.Size.Stored, Kind: MetricKind.Bytes),
        new("live", analysis => analysis.Image.Size.Live, Kind: MetricKind.Bytes),
        new("waste", analysis => analysis.Image.Size.Waste, Kind: MetricKind.Bytes),
        new("compressed", analysis => analysis.Image.Size.Compressed, Kind: MetricKind.Bytes),
        new("efficiency", analysis => analysis.Image.Size.Efficiency, Kind: MetricKind.Share),
        new("layers", analysis => analysis.Image.Layers.Count, InBills: analysis => analysis.Image.Layers.Count > 0),
        new("packages", analysis => analysis.Packages.Count, InBills: _ => true, IsOfPrograms: true),
        new("executables", analysis => analysis.AttackSurface.Executables, IsOfPrograms: true),
        .. SurfaceKind.All.Select(kind => new Metric(
            kind.Key,
            analysis => kind.Paths(analysis.AttackSurface).Count,
            IsOfPrograms: true
        )),
        new("findings", analysis => analysis.Findings.Count),
    ];

    /// <summary>The number of an image; null where it is not known.</summary>
    public double? Of(ImageAnalysis analysis) =>
        analysis.Image.IsBill && InBills?.Invoke(analysis) != true ? null
        : IsOfPrograms && NotKnown.IsWindows(analysis) ? null
        : OfImage!(analysis);

    /// <summary>The number of a comparison; null where it is not known.</summary>
    public double? Of(ImageComparison comparison) => comparison.HasBill ? null : OfComparison!(comparison);

    public bool IsBytes => Kind == MetricKind.Bytes;

    public string Format(double value) =>
        IsBytes ? ByteSize.Format((long)value)
        : Kind == MetricKind.Count ? CountText.Of((long)value)
        : value.ToString("#,##0.####", CultureInfo.InvariantCulture);
}

/// <summary>What a metric counts.</summary>
internal enum MetricKind
{
    Count,
    Bytes,

    /// <summary>From 0 to 1.</summary>
    Share,

    /// <summary>Of one image to another.</summary>
    Ratio,
}
