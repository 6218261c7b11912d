using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Advice;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.AttackSurface;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>One row for each figure, one column for each image.</summary>
internal static class OverviewSection
{
    private const int MostNamed = 3;

    // What a bill of materials tells; all else is not known of it.
    private static readonly (string Title, Func<ImageAnalysis, string> Value)[] FiguresOfBills =
    [
        ("Platform", analysis => Platform(analysis.Image)),
        ("Layers", analysis => analysis.Image.Layers.Count > 0 ? Layers(analysis) : NotKnown.Figure),
        ("Base image", analysis => analysis.Image.Base?.Name ?? NotKnown.Figure),
        ("Packages", Packages),
        ("Vulnerabilities", VulnerabilitySections.Figure),
    ];

    private static readonly (string Title, Func<ImageAnalysis, string> Value)[] Figures =
    [
        ("Platform", analysis => Platform(analysis.Image)),
        ("Stored", analysis => ByteSize.Format(analysis.Image.Size.Stored)),
        ("Live", analysis => ByteSize.Format(analysis.Image.Size.Live)),
        ("Waste", analysis => ByteSize.Format(analysis.Image.Size.Waste)),
        ("Efficiency", analysis => Percent(analysis.Image.Size.Efficiency)),
        ("Compressed", analysis => Wording.Compressed(analysis.Image.Size)),
        ("Layers", Layers),
        ("Base image", analysis => analysis.Image.Base?.Name ?? "not found"),
        ("User", User),
        ("Health check", analysis => analysis.Image.Config.HealthCheck is { IsDisabled: false } ? "yes" : "no"),
        (
            "Program",
            analysis => analysis.Program is { } program ? $"{program.Path} ({program.Sha256.ToString()[..12]})" : "none"
        ),
        ("Packages", Packages),
        ("Executables", NotKnown.Executables),
        .. SurfaceKind.All.Select(kind => (kind.Title, Surface(kind))),
        ("Findings", Findings),
        ("Vulnerabilities", VulnerabilitySections.Figure),
    ];

    // A check says so of a Windows image: its programs, accounts, permissions and packages are not examined.
    private static readonly HashSet<string> InsideWindows =
    [
        "Program",
        "Packages",
        .. SurfaceKind.All.Select(kind => kind.Title),
    ];

    public static ReportSection Of(IReadOnlyList<ImageAnalysis> images) =>
        new(
            "Overview",
            [new ReportColumn(""), .. images.Select(analysis => new ReportColumn(analysis.Image.Name))],
            [
                .. Figures.Select(figure =>
                    (IReadOnlyList<string>)[figure.Title, .. images.Select(image => Value(figure, image))]
                ),
            ],
            images.Any(analysis => analysis.Image.Size.CompressedIsEstimate)
                ? "≈ extrapolated from samples of the large layers; --exact-compressed compresses every byte."
                : null
        );

    /// <summary>The platform, as far as it is known.</summary>
    public static string Platform(Image image) =>
        image.Config.Platform.ToString() is { Length: > 0 } platform ? platform : NotKnown.Figure;

    private static string Value((string Title, Func<ImageAnalysis, string> Value) figure, ImageAnalysis analysis) =>
        !analysis.Image.IsBill
            ? NotKnown.IsWindows(analysis) && InsideWindows.Contains(figure.Title)
                ? NotKnown.Figure
                : figure.Value(analysis)
            : FiguresOfBills.FirstOrDefault(told => told.Title == figure.Title).Value?.Invoke(analysis)
                ?? NotKnown.Figure;

    // Which user Windows takes depends on its edition.
    private static string User(ImageAnalysis analysis) =>
        analysis.Image.Config.User is { Length: > 0 } user ? user
        : NotKnown.IsWindows(analysis) ? NotKnown.Figure
        : "root";

    private static string Layers(ImageAnalysis analysis)
    {
        var all = analysis.Image.Layers.Count;
        var fromBase = analysis.Image.Layers.Count(layer => layer.FromBase);
        return fromBase == 0 ? CountText.Of(all) : $"{all} ({fromBase} from the base, {all - fromBase} own)";
    }

    private static string Packages(ImageAnalysis analysis)
    {
        var counts = analysis
            .Packages.CountBy(package => package.Type)
            .Select(pair => $"{CountText.Of(pair.Value)} {pair.Key}");
        var unknown = analysis.UnknownPackageTypes.Select(type => $"{type} unknown");
        var parts = string.Join(", ", counts.Concat(unknown));
        return parts.Length == 0 ? "0" : $"{CountText.Of(analysis.Packages.Count)} ({parts})";
    }

    private static string Findings(ImageAnalysis analysis)
    {
        var counts = Enum.GetValues<FindingSeverity>()
            .Reverse()
            .Select(severity => (severity, count: analysis.Findings.Count(finding => finding.Severity == severity)))
            .Where(pair => pair.count > 0)
            .Select(pair => $"{pair.count} {pair.severity.ToString().ToLowerInvariant()}");
        return analysis.Findings.Count == 0
            ? "0"
            : $"{CountText.Of(analysis.Findings.Count)} ({string.Join(", ", counts)})";
    }

    // There can be hundreds of these: only their number is shown.
    private static Func<ImageAnalysis, string> Surface(SurfaceKind kind) =>
        kind.Key is "worldWritable" or "debugSymbols" or "sourceCode"
            ? analysis => CountText.Of(kind.Paths(analysis.AttackSurface).Count)
            : analysis => Names(kind.Paths(analysis.AttackSurface));

    private static string Names(IReadOnlyList<string> paths)
    {
        var names = string.Join(", ", paths.Take(MostNamed).Select(path => path[(path.LastIndexOf('/') + 1)..]));
        return paths.Count == 0
            ? "0"
            : $"{CountText.Of(paths.Count)} ({names}{(paths.Count > MostNamed ? ", …" : "")})";
    }

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
