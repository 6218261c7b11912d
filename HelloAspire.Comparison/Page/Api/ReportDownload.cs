using System.Globalization;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Page.Api;

/// <summary>The reports as files to download.</summary>
internal static partial class ReportDownload
{
    private const int LongestName = 60;

    /// <summary>All formats but the one for a terminal, which the page itself takes the place of.</summary>
    public static IReadOnlyList<ReportFormat> Formats { get; } =
    [.. ReportFormat.Comparing.Where(format => format != ReportFormat.Table)];

    /// <summary>As <c>multi-stage-vs-single-stage-2026-11-27.html</c>, in characters that every file system takes.</summary>
    public static string FileName(ReportFormat format, Report report)
    {
        var names = report.Images.Select(analysis => Safe(analysis.Image.Name));
        var date = (report.Provenance?.GeneratedAt ?? DateTimeOffset.UtcNow).UtcDateTime;
        return $"{string.Join("-vs-", names)}-{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{format.Extension}";
    }

    public static string Address(ReportFormat format, string left, string right) =>
        $"/api/report/{format.Name}?left={Uri.EscapeDataString(left)}&right={Uri.EscapeDataString(right)}";

    private static string Safe(string name)
    {
        var safe = Unsafe().Replace(name, "-").Trim('-', '.');
        return safe.Length > LongestName ? safe[..LongestName] : safe;
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex Unsafe();
}
