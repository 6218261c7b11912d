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

    /// <summary>All that can be downloaded: the reports on a pair, and the bills of materials of one side.</summary>
    public static IReadOnlyList<ReportFormat> All { get; } = [.. Formats, .. ReportFormat.Bills];

    /// <summary>What a format takes: a bill of materials is of one image alone.</summary>
    /// <param name="side"><c>left</c> or <c>right</c>.</param>
    /// <exception cref="UserErrorException">The side is none.</exception>
    public static Report Of(ReportFormat format, Report report, string? side) =>
        !ReportFormat.Bills.Contains(format)
            ? report
            : Report.On(
                side switch
                {
                    null or "left" => report.Images[0],
                    "right" => report.Images[1],
                    _ => throw new UserErrorException($"There is no side '{side}'. Use left or right."),
                }
            ) with
            {
                Provenance = report.Provenance,
            };

    /// <summary>As <c>multi-stage-vs-single-stage-2026-11-27.html</c>, in characters that every file system takes.</summary>
    /// <param name="report">On what <see cref="Of"/> returns.</param>
    public static string FileName(ReportFormat format, Report report)
    {
        var names = report.Images.Select(analysis => Safe(analysis.Image.Name));
        var date = (report.Provenance?.GeneratedAt ?? DateTimeOffset.UtcNow).UtcDateTime;
        return $"{string.Join("-vs-", names)}-{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{format.Extension}";
    }

    public static string Address(ReportFormat format, string left, string right) =>
        $"/api/report/{format.Name}?left={Uri.EscapeDataString(left)}&right={Uri.EscapeDataString(right)}";

    /// <summary>The same of a bill of materials of one side.</summary>
    public static string Address(ReportFormat bill, string left, string right, string side) =>
        $"{Address(bill, left, right)}&side={side}";

    private static string Safe(string name)
    {
        var safe = Unsafe().Replace(name, "-").Trim('-', '.');
        return safe.Length > LongestName ? safe[..LongestName] : safe;
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex Unsafe();
}
