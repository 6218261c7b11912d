using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Reports.Sbom;

/// <summary>How bills of materials are written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(CycloneDxBom))]
[JsonSerializable(typeof(SpdxBill))]
internal sealed partial class SbomJson : JsonSerializerContext;

/// <summary>Bills as text, the same for the same image, byte for byte.</summary>
internal static class SbomText
{
    // Versions and URLs stay readable; the text is for files and pipes, not for a page's markup.
    private static readonly SbomJson Json = new(
        new JsonSerializerOptions(SbomJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    public static string Of(CycloneDxBom bill) => JsonSerializer.Serialize(bill, Json.CycloneDxBom) + "\n";

    public static string Of(SpdxBill bill) => JsonSerializer.Serialize(bill, Json.SpdxBill) + "\n";
}
