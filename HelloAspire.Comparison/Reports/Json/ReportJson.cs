using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>How the JSON contract is written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [
        typeof(CamelCaseEnumConverter<Checks.FindingSeverity>),
        typeof(CamelCaseEnumConverter<Checks.FindingOrigin>),
        typeof(CamelCaseEnumConverter<Checks.Vulnerabilities.VulnerabilitySeverity>),
        typeof(CamelCaseEnumConverter<Comparing.AttributeKind>),
        typeof(CamelCaseEnumConverter<Measures.Parity.DiffSide>),
    ]
)]
[JsonSerializable(typeof(ReportDocument))]
internal sealed partial class ReportJson : JsonSerializerContext;

/// <summary>Writes enumerations as <c>high</c>.</summary>
internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
