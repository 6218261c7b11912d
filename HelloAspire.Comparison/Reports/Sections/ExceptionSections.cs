using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>What was set aside and why, and what other scanners say.</summary>
internal static class ExceptionSections
{
    public static IEnumerable<ReportSection> Of(ImageAnalysis analysis, int mostRows)
    {
        foreach (var statements in Statements(analysis, mostRows))
        {
            yield return statements;
        }
        yield return Opinions(analysis, VulnerabilityOpinion.Of(analysis), mostRows);
    }

    /// <summary>What does not count, and what counts again because its last day has passed.</summary>
    public static IEnumerable<ReportSection> Statements(ImageAnalysis analysis, int mostRows)
    {
        var report = analysis.Vulnerabilities;
        yield return Excepted(analysis, report?.Excepted ?? [], mostRows);
        yield return Expired(analysis, report?.Expired ?? []);
    }

    /// <summary>A statement in one line, as <c>ignored: TLS ends at the proxy (until 2027-01-31, accepted.json)</c>.</summary>
    public static string Line(VulnerabilityStatement statement)
    {
        var told = new[] { statement.Status.Replace('_', ' '), statement.Reason }.Where(text => text.Length > 0);
        var until = statement.Expires is null ? "" : $"until {Day(statement.Expires)}, ";
        return $"{string.Join(": ", told)} ({until}{Path.GetFileName(statement.Source)})";
    }

    private static ReportSection Excepted(
        ImageAnalysis analysis,
        IReadOnlyList<ExceptedVulnerability> all,
        int mostRows
    ) =>
        new(
            $"Vulnerabilities in {analysis.Image.Name} that are excluded ({all.Count})",
            [new("Severity"), new("ID"), new("Package"), new("Status"), new("Reason"), new("Until"), new("Stated in")],
            [
                .. all.Take(mostRows)
                    .Select(one =>
                        (IReadOnlyList<string>)
                            [
                                VulnerabilitySections.Lower(one.Vulnerability.Severity),
                                one.Vulnerability.Id,
                                one.Vulnerability.Package,
                                one.Statement.Status,
                                one.Statement.Reason,
                                Day(one.Statement.Expires),
                                Path.GetFileName(one.Statement.Source),
                            ]
                    ),
            ],
            LongList.Note(all.Count, mostRows)
        );

    private static ReportSection Expired(ImageAnalysis analysis, IReadOnlyList<VulnerabilityStatement> all) =>
        new(
            $"Expired exceptions for {analysis.Image.Name}: these vulnerabilities count again",
            [new("ID"), new("Expired"), new("Reason"), new("Stated in")],
            [
                .. all.Select(one =>
                    (IReadOnlyList<string>)
                        [string.Join(", ", one.Ids), Day(one.Expires), one.Reason, Path.GetFileName(one.Source)]
                ),
            ]
        );

    private static ReportSection Opinions(ImageAnalysis analysis, IReadOnlyList<VulnerabilityOpinion> all, int mostRows)
    {
        var scanners = analysis.OtherScanners.Select(one => one.Scanner).Distinct().ToList();
        var own = analysis.Vulnerabilities is null ? "not checked" : "-";
        return new ReportSection(
            $"Scanners on {analysis.Image.Name}, side by side",
            [new("ID"), new("Package"), new("OSV"), .. scanners.Select(scanner => new ReportColumn(scanner))],
            [
                .. all.Take(mostRows)
                    .Select(one =>
                        (IReadOnlyList<string>)
                            [
                                one.Id,
                                one.Package,
                                one.Own is { } severity ? VulnerabilitySections.Lower(severity) : own,
                                .. scanners.Select(scanner =>
                                    one.Others.TryGetValue(scanner, out var said)
                                        ? VulnerabilitySections.Lower(said)
                                        : "-"
                                ),
                            ]
                    ),
            ],
            LongList.Note(all.Count, mostRows)
        );
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
