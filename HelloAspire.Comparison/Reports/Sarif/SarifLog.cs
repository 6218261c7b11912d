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

internal sealed record SarifRun(
    SarifTool Tool,
    IReadOnlyList<SarifInvocation>? Invocations,
    IReadOnlyList<SarifResult> Results,
    SarifRunProperties Properties
)
{
    /// <summary>What relative addresses are relative to; those without a name are relative to the repository's root.</summary>
    public IReadOnlyDictionary<string, SarifBase> OriginalUriBaseIds { get; } =
        new Dictionary<string, SarifBase>
        {
            [SarifBase.Image] = new(new SarifText("The root directory of the image that the result names.")),
        };

    public string ColumnKind { get; } = "utf16CodeUnits";
}

/// <param name="EndTimeUtc">In universal time.</param>
internal sealed record SarifInvocation(bool ExecutionSuccessful, DateTimeOffset EndTimeUtc);

/// <summary>What the standard has no place for.</summary>
/// <param name="Images">Each with its name, reference, digest and platform.</param>
/// <param name="VulnerabilityDatabase">What each image was checked against, and of what date that is.</param>
/// <param name="ExpiredExceptions">Exceptions whose last day has passed: what they name counts again.</param>
internal sealed record SarifRunProperties(
    IReadOnlyList<string> Images,
    string? Machine,
    string? Verdict,
    IReadOnlyList<string>? Caveats,
    IReadOnlyList<string> VulnerabilityDatabase,
    IReadOnlyList<string>? ExpiredExceptions
);

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
    IReadOnlyList<SarifLocation>? RelatedLocations,
    IReadOnlyDictionary<string, string> PartialFingerprints,
    IReadOnlyDictionary<string, string> Properties
)
{
    /// <summary>Empty where it counts although others do not; null where nothing in the run is suppressed (3.27.23).</summary>
    public IReadOnlyList<SarifSuppression>? Suppressions { get; init; }
}

/// <summary>Why a result does not count.</summary>
/// <param name="Kind">Always <c>external</c>: no comment in a source file says so.</param>
/// <param name="Status">Always <c>accepted</c>: one that has expired suppresses nothing.</param>
internal sealed record SarifSuppression(
    string Justification,
    IReadOnlyDictionary<string, string> Properties,
    string Kind = "external",
    string Status = "accepted"
);

internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifactLocation ArtifactLocation, SarifRegion? Region = null);

internal sealed record SarifArtifactLocation(string Uri, string? UriBaseId = null);

/// <param name="StartLine">One-based.</param>
internal sealed record SarifRegion(int StartLine);

internal sealed record SarifBase(SarifText Description)
{
    public const string Image = "IMAGE";
}
