using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Records;

/// <summary>A record of the OSV schema (ossf.github.io/osv-schema), as far as matching needs it, name by name.</summary>
internal sealed record OsvRecord
{
    public required string Id { get; init; }
    public DateTimeOffset? Modified { get; init; }
    public DateTimeOffset? Withdrawn { get; init; }
    public List<string>? Aliases { get; init; }
    public List<string>? Upstream { get; init; }
    public List<string>? Related { get; init; }
    public string? Summary { get; init; }
    public string? Details { get; init; }
    public List<OsvSeverity>? Severity { get; init; }
    public List<OsvAffected>? Affected { get; init; }
    public OsvSpecifics? DatabaseSpecific { get; init; }
}

internal sealed record OsvSeverity(string Type, string Score);

internal sealed record OsvAffected
{
    /// <summary>Null for a record that speaks of commits alone.</summary>
    public OsvPackage? Package { get; init; }
    public List<OsvSeverity>? Severity { get; init; }
    public List<OsvRange>? Ranges { get; init; }
    public List<string>? Versions { get; init; }
    public OsvSpecifics? EcosystemSpecific { get; init; }
    public OsvSpecifics? DatabaseSpecific { get; init; }
}

internal sealed record OsvPackage(string Ecosystem, string Name);

internal sealed record OsvRange(string Type, List<OsvEvent> Events);

/// <summary>One of its members is set.</summary>
internal sealed record OsvEvent(
    string? Introduced = null,
    string? Fixed = null,
    string? LastAffected = null,
    string? Limit = null
);

/// <summary>What databases add of their own: Debian's urgency, Ubuntu's priority and binary packages, GitHub's severity.</summary>
internal sealed record OsvSpecifics
{
    // Other databases give these names to other things.
    public JsonElement Urgency { get; init; }
    public JsonElement UbuntuPriority { get; init; }
    public JsonElement Severity { get; init; }
    public JsonElement Binaries { get; init; }
}

/// <summary>How records are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(OsvRecord))]
internal sealed partial class OsvJson : JsonSerializerContext;
