using System.Globalization;
using System.Text.Json;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;

/// <summary>
/// The user's own list: <c>{"ignore": [{"id": "CVE-2026-1", "package": "openssl", "reason": "…", "expires": "2027-01-31"}]}</c>. The
/// package may be left out; a reason and the last day are due, so that nothing is forgotten in it.
/// </summary>
internal static class IgnoreFile
{
    private const string Form =
        """write {"ignore": [{"id": "CVE-2026-1", "reason": "not reachable", "expires": "2027-01-31"}]}""";

    /// <exception cref="UserErrorException">It is missing or malformed, or an entry is not complete.</exception>
    public static IReadOnlyList<VulnerabilityStatement> Read(string path) =>
        StatementFile.Read(path, "ignore file", root => Parse(root, path));

    private static IEnumerable<VulnerabilityStatement> Parse(JsonElement root, string path)
    {
        if (root.Object("ignore").ValueKind != JsonValueKind.Array)
        {
            throw new InvalidDataException($"it has no list 'ignore'; {Form}");
        }
        return root.Items("ignore").Select((entry, index) => Statement(entry, index + 1, path));
    }

    private static VulnerabilityStatement Statement(JsonElement entry, int number, string path)
    {
        string Due(string name) =>
            entry.Text(name) ?? throw new InvalidDataException($"its entry {number} has no '{name}'; {Form}");

        return new VulnerabilityStatement([Due("id")], "ignored", true, Due("reason"), path)
        {
            // The user's own word is the last.
            Since = DateTimeOffset.MaxValue,
            Products = entry.Text("package") is { } package ? [new StatedProduct(package)] : [],
            Expires = DateOnly.TryParseExact(
                Due("expires"),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : throw new InvalidDataException(
                    $"its entry {number} expires on '{Due("expires")}', which is not a date such as 2027-01-31"
                ),
        };
    }
}
