using System.Globalization;
using System.Text.Json;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;

/// <summary>
/// Statements of those who know a product: OpenVEX (github.com/openvex/spec) and the vulnerabilities of a CycloneDX document
/// (cyclonedx.org/capabilities/vex).
/// </summary>
internal static class VexDocument
{
    /// <exception cref="UserErrorException">It is missing or malformed, or neither of the two.</exception>
    public static IReadOnlyList<VulnerabilityStatement> Read(string path) =>
        StatementFile.Read(path, "VEX document", root => Parse(root, path));

    private static IEnumerable<VulnerabilityStatement> Parse(JsonElement root, string path) =>
        root.Text("@context")?.StartsWith("https://openvex.dev/ns", StringComparison.Ordinal) == true
            ? root.Items("statements").Select(statement => OfOpenVex(statement, root, path))
        : root.Text("bomFormat") == "CycloneDX" ? OfCycloneDx(root, path)
        : throw new InvalidDataException("it is neither OpenVEX nor CycloneDX in JSON");

    private static VulnerabilityStatement OfOpenVex(JsonElement statement, JsonElement document, string path)
    {
        var vulnerability = statement.Object("vulnerability");
        var status = statement.Text("status") ?? throw new InvalidDataException("a statement has no status");
        // Before version 0.2 the vulnerability was a text, and so was each product.
        string?[] ids =
            vulnerability.ValueKind == JsonValueKind.String
                ? [vulnerability.GetString()]
                :
                [
                    vulnerability.Text("name"),
                    vulnerability.Text("@id"),
                    .. vulnerability.Items("aliases").Select(JsonMembers.AsText),
                ];
        return new VulnerabilityStatement(
            [.. ids.OfType<string>()],
            status,
            status is "not_affected" or "fixed",
            Reason(
                statement.Text("justification"),
                statement.Text("impact_statement") ?? statement.Text("status_notes")
            ),
            path
        )
        {
            Since = Latest(statement) ?? Latest(document),
            // A statement without products speaks of nothing here.
            Products = Due([.. statement.Items("products").SelectMany(OfProduct)]),
        };
    }

    private static IEnumerable<StatedProduct> OfProduct(JsonElement product)
    {
        var url = UrlOf(product);
        var parts = product.Items("subcomponents").Select(UrlOf).ToList();
        // An image alone stands for all that is in it, with parts for those.
        return url is { IsImage: true }
            ? parts is []
                ? [new StatedProduct(null, null, url)]
                : parts.OfType<PackageUrl>().Select(part => new StatedProduct(null, part, url))
            : (parts is [] ? [url] : parts).OfType<PackageUrl>().Select(part => new StatedProduct(null, part));
    }

    private static PackageUrl? UrlOf(JsonElement product) =>
        PackageUrl.Parse(product.AsText() ?? product.Object("identifiers").Text("purl") ?? product.Text("@id") ?? "");

    private static IEnumerable<VulnerabilityStatement> OfCycloneDx(JsonElement root, string path)
    {
        var components = CycloneDxComponents
            .Of(root)
            .Append(root.Object("metadata").Object("component"))
            .Where(component => component.Text("bom-ref") is not null && component.Text("purl") is not null)
            .ToLookup(component => component.Text("bom-ref")!, component => PackageUrl.Parse(component.Text("purl")!));
        foreach (var one in root.Items("vulnerabilities"))
        {
            var analysis = one.Object("analysis");
            if (one.Text("id") is not { } id || analysis.Text("state") is not { } state)
            {
                continue;
            }
            yield return new VulnerabilityStatement(
                [id, .. one.Items("references").Select(reference => reference.Text("id")).OfType<string>()],
                state,
                state is "not_affected" or "false_positive" or "resolved" or "resolved_with_pedigree",
                Reason(analysis.Text("justification"), analysis.Text("detail")),
                path
            )
            {
                Since =
                    Time(analysis.Text("lastUpdated") ?? analysis.Text("firstIssued"))
                    ?? Time(one.Text("updated") ?? root.Object("metadata").Text("timestamp")),
                Products = Due([
                    .. one.Items("affects")
                        .Select(affected => affected.Text("ref") ?? "")
                        .SelectMany(reference =>
                            components.Contains(reference) ? components[reference] : [OfReference(reference)]
                        )
                        .OfType<PackageUrl>()
                        .Select(url => url.IsImage ? new StatedProduct(null, null, url) : new StatedProduct(null, url)),
                ]),
            };
        }
    }

    // "urn:cdx:…/1#pkg%3Adeb…" names a component of another document.
    private static PackageUrl? OfReference(string reference) =>
        PackageUrl.Parse(Uri.UnescapeDataString(reference[(reference.IndexOf('#') + 1)..]));

    // None at all would mean any package; one that is nowhere means none.
    private static IReadOnlyList<StatedProduct> Due(IReadOnlyList<StatedProduct> products) =>
        products is [] ? [new StatedProduct("")] : products;

    // OpenVEX: what a statement leaves out, its document says.
    private static DateTimeOffset? Latest(JsonElement holder) =>
        Time(holder.Text("last_updated")) ?? Time(holder.Text("timestamp"));

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static string Reason(string? justification, string? words) =>
        string.Join(": ", new[] { justification?.Replace('_', ' '), words }.OfType<string>());
}
