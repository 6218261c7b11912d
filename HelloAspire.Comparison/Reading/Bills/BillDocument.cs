using System.Text.Json;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Bills;

/// <summary>A bill of materials in one of the formats that are read.</summary>
internal static class BillDocument
{
    /// <summary>Bytes; the bill of a large image with all its files takes about a fifth.</summary>
    public const int Largest = 32 << 20;

    private const string Mend =
        "Write it as JSON in CycloneDX or SPDX 2.3, as 'syft IMAGE -o cyclonedx-json' or 'trivy image --format spdx-json IMAGE' do.";

    /// <summary>Reads a bill; a byte order mark at its beginning is no fault.</summary>
    /// <exception cref="DamagedImageException">It is no bill, or one in another format.</exception>
    /// <exception cref="JsonException">It is malformed.</exception>
    public static BillContents Read(byte[] content)
    {
        var text = FileText.WithoutMark(content);
        var start = text.Span.TrimStart(" \r\n\t"u8);
        if (start is not [(byte)'{', ..])
        {
            throw new DamagedImageException(Describe(start), Mend);
        }
        using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true });
        return Read(Unwrapped(json.RootElement));
    }

    private static BillContents Read(JsonElement root) =>
        root.Text("bomFormat") == "CycloneDX" ? CycloneDxReader.Read(root)
        : root.Text("spdxVersion") is { } version
            ? version.StartsWith("SPDX-2.", StringComparison.Ordinal) ? SpdxReader.Read(root)
                : throw new DamagedImageException($"it is {version}, and SPDX 2 is read", Mend)
        : root.Object("@context").ValueKind != JsonValueKind.Undefined
        && root.Object("@graph").ValueKind == JsonValueKind.Array
            ? throw new DamagedImageException("it is SPDX 3, and SPDX 2 is read", Mend)
        : root.Object("artifacts").ValueKind == JsonValueKind.Array
            ? throw new DamagedImageException("it is syft's own format", Mend)
        : throw new DamagedImageException("it is neither CycloneDX nor SPDX", Mend);

    // An attestation holds the bill as its predicate, GitHub's export as its member.
    private static JsonElement Unwrapped(JsonElement root) =>
        new[] { root.Object("predicate"), root.Object("sbom") }
            .Where(inner => inner.ValueKind == JsonValueKind.Object)
            .Append(root)
            .First();

    private static string Describe(ReadOnlySpan<byte> start) =>
        start.IsEmpty ? "it is empty"
        : start[0] == '<' ? "it is XML"
        : start.StartsWith("SPDXVersion:"u8) ? "it is SPDX as tags and values"
        : start.StartsWith("PK"u8) || start is [0x1F, 0x8B, ..] ? "it is compressed"
        : "it is not JSON";
}
