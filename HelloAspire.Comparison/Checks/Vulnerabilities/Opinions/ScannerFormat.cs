using System.Text.Json;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;

/// <summary>A scanner whose results can be read. To add one: a reader, a row in <see cref="All"/>.</summary>
/// <param name="Name">What a reference begins with, before a colon.</param>
internal sealed record ScannerFormat(string Name, Func<JsonElement, IEnumerable<ScannerFinding>> Parse)
{
    public static IReadOnlyList<ScannerFormat> All { get; } =
    [new("trivy", TrivyFindings.Parse), new("grype", GrypeFindings.Parse)];

    /// <summary>Reads <c>trivy:FILE</c> or <c>grype:FILE</c>, what these write as JSON.</summary>
    /// <exception cref="UserErrorException">The scanner is unknown, or the file is missing or no such result.</exception>
    public static ScannerResult Read(string reference)
    {
        var colon = reference.IndexOf(':');
        return
            colon > 0
            && colon < reference.Length - 1
            && All.FirstOrDefault(format => format.Name == reference[..colon]) is { } format
            ? new ScannerResult(
                format.Name,
                StatementFile.Read(reference[(colon + 1)..], $"result of {format.Name}", format.Parse)
            )
            : throw new UserErrorException(
                $"'{reference}' does not name a scanner's result. Give {string.Join(" or ", All.Select(one => $"'{one.Name}:FILE'"))}, where FILE is its JSON output."
            );
    }

    /// <summary>The scanners write the severities by these names.</summary>
    public static VulnerabilitySeverity SeverityOf(string? word) =>
        Enum.TryParse<VulnerabilitySeverity>(word, ignoreCase: true, out var severity) && Enum.IsDefined(severity)
            ? severity
            : VulnerabilitySeverity.Unknown;
}
