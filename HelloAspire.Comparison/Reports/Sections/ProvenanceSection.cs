using System.Globalization;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>Which images a report is about, and below them when, where and with what it was made.</summary>
internal static class ProvenanceSection
{
    public static ReportSection Of(Report report) =>
        new(
            "Images",
            [new("Name"), new("Image"), new("Digest"), new("Platform"), new("Built")],
            [.. report.Images.Select(analysis => Row(analysis.Image))],
            report.Provenance is { } made
                ? $"Compared on {Time(made.GeneratedAt)} by {made.Tool} on {made.Machine}."
                : null
        );

    /// <summary>A moment in universal time, as <c>2026-11-27 08:30 UTC</c>.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Row(Image image) =>
        [
            image.Name,
            image.Reference,
            image.Id.Length > 0 ? image.Id : NotKnown.Figure,
            OverviewSection.Platform(image),
            image.Config.Created is { } created ? Time(created) : "unknown",
        ];
}
