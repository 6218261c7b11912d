using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Page.Api;

/// <summary>The reports as files to download.</summary>
internal static class ReportDownload
{
    /// <summary>All formats but the one for a terminal, which the page itself takes the place of.</summary>
    public static IReadOnlyList<ReportFormat> Formats { get; } =
    [.. ReportFormat.Comparing.Where(format => format != ReportFormat.Table)];

    public static string FileName(ReportFormat format) => $"comparison.{format.Extension}";

    public static string Address(ReportFormat format, string variant) =>
        $"/api/report/{format.Name}?variant={Uri.EscapeDataString(variant)}";
}
