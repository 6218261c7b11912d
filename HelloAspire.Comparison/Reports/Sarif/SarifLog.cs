using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Reports.Sarif;

/// <summary>The part of SARIF 2.1.0 (OASIS) that the report needs, name by name.</summary>
internal sealed record SarifLog(IReadOnlyList<SarifRun> Runs)
{
    [JsonPropertyName("$schema"), JsonPropertyOrder(-2)]
    public string Schema { get; } = "https://json.schemastore.org/sarif-2.1.0.json";

    [JsonPropertyOrder(-1)]
    public string Version { get; } = "2.1.0";
}

internal sealed record SarifRun(SarifTool Tool, IReadOnlyList<SarifResult> Results)
{
    public string ColumnKind { get; } = "utf16CodeUnits";

    /// <summary>What SARIF has no name for.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Properties { get; init; }
}

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string SemanticVersion, IReadOnlyList<SarifRule> Rules);

internal sealed record SarifRule(
    string Id,
    SarifText ShortDescription,
    SarifText Help,
    SarifConfiguration DefaultConfiguration
)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Properties { get; init; }
}

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifText(string Text);

internal sealed record SarifResult(
    string RuleId,
    int RuleIndex,
    string Level,
    SarifText Message,
    IReadOnlyList<SarifLocation> Locations,
    IReadOnlyDictionary<string, string> PartialFingerprints,
    IReadOnlyDictionary<string, string> Properties
);

internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifactLocation ArtifactLocation);

internal sealed record SarifArtifactLocation(string Uri);
