using System.Text.Json;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Records;

/// <summary>Takes from a record what matching needs.</summary>
internal static partial class AdvisoryReader
{
    private const int LongestSummary = 240;

    public static Advisory Read(OsvRecord record) =>
        new(
            record.Id,
            Given(record.Aliases),
            Given(record.Upstream),
            Given(record.Related),
            Summary(record),
            Vectors(record.Severity),
            Word(record.DatabaseSpecific)
        );

    /// <summary>What the record says of one of its packages.</summary>
    public static AffectedPackage Read(OsvRecord record, OsvAffected affected) =>
        new(
            [.. Given(affected.Ranges).Where(IsOfVersions).Select(range => new AffectedRange([.. Events(range)]))],
            Given(affected.Versions),
            Vectors(affected.Severity),
            Word(affected.Severity)
                ?? Word(affected.EcosystemSpecific)
                ?? Word(affected.DatabaseSpecific)
                ?? Word(record.Severity)
        );

    /// <summary>The names of the binary packages that Ubuntu's records give for a source package.</summary>
    public static IEnumerable<string> Binaries(OsvAffected affected) =>
        affected.EcosystemSpecific?.Binaries is { ValueKind: JsonValueKind.Array } binaries
            ? binaries
                .EnumerateArray()
                .Where(binary => binary.ValueKind == JsonValueKind.Object)
                .Select(binary => binary.TryGetProperty("binary_name", out var name) ? Text(name) : null)
                .OfType<string>()
            : [];

    // Commits of a repository say nothing of a package's version.
    private static bool IsOfVersions(OsvRange range) => range.Type is "ECOSYSTEM" or "SEMVER";

    private static IEnumerable<RangeEvent> Events(OsvRange range)
    {
        foreach (var change in Given(range.Events))
        {
            if (change.Introduced is { } introduced)
            {
                yield return new RangeEvent(RangeEventKind.Introduced, Bound(introduced, range));
            }
            if (change.Fixed is { } mended)
            {
                yield return new RangeEvent(RangeEventKind.Fixed, Bound(mended, range));
            }
            if (change.LastAffected is { } last)
            {
                yield return new RangeEvent(RangeEventKind.LastAffected, Bound(last, range));
            }
            if (change.Limit is { } limit)
            {
                yield return new RangeEvent(RangeEventKind.Limit, Bound(limit, range));
            }
        }
    }

    // Some databases write "2.0" where SemVer wants "2.0.0"; "0" alone stands for the beginning.
    private static string Bound(string version, OsvRange range) =>
        range.Type == "SEMVER"
        && version != "0"
        && ShortVersion().Match(version) is { Success: true, Groups: var parts }
            ? $"{parts["major"].Value}{(parts["minor"].Success ? parts["minor"].Value : ".0")}.0{parts["rest"].Value}"
            : version;

    [GeneratedRegex(@"^(?<major>v?[0-9]+)(?<minor>\.[0-9]+)?(?<rest>[-+].*)?\z")]
    private static partial Regex ShortVersion();

    private static string Summary(OsvRecord record)
    {
        var text = record.Summary is { Length: > 0 } summary ? summary : record.Details ?? "";
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        return line.Length <= LongestSummary ? line.ToString() : $"{line[..LongestSummary]}…";
    }

    private static List<string> Vectors(List<OsvSeverity>? severities) =>
        [
            .. Given(severities)
                .Where(severity => severity.Type.StartsWith("CVSS_", StringComparison.Ordinal))
                .Select(severity => severity.Score),
        ];

    // Ubuntu gives its priority in the place of a vector.
    private static string? Word(List<OsvSeverity>? severities) =>
        Given(severities)
            .FirstOrDefault(severity => !severity.Type.StartsWith("CVSS_", StringComparison.Ordinal))
            ?.Score;

    private static string? Word(OsvSpecifics? specifics) =>
        specifics is null
            ? null
            : Text(specifics.Urgency) ?? Text(specifics.UbuntuPriority) ?? Text(specifics.Severity);

    // A list may be absent, and hold nulls.
    private static List<T> Given<T>(List<T>? list)
        where T : class => [.. (list ?? []).OfType<T>()];

    private static string? Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}
