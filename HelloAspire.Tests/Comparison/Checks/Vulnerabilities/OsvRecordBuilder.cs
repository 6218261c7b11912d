using System.Text.Json.Nodes;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities;

/// <summary>A record as OSV publishes it, member by member.</summary>
internal sealed class OsvRecordBuilder
{
    private readonly JsonArray _affected = [];

    public OsvRecordBuilder(string id, string modified = "2026-11-20T00:00:00Z") =>
        Json = new()
        {
            ["schema_version"] = "1.7.3",
            ["id"] = id,
            ["modified"] = modified,
            ["summary"] = $"About {id}",
            ["affected"] = _affected,
        };

    /// <summary>The record; a test may bend it.</summary>
    public JsonObject Json { get; }

    public string Id => (string)Json["id"]!;

    public OsvRecordBuilder Aliases(params string[] names) => Set("aliases", Names(names));

    public OsvRecordBuilder Upstream(params string[] names) => Set("upstream", Names(names));

    public OsvRecordBuilder Related(params string[] names) => Set("related", Names(names));

    public OsvRecordBuilder Withdrawn() => Set("withdrawn", "2026-01-01T00:00:00Z");

    public OsvRecordBuilder Severity(string type, string score) =>
        Set("severity", new JsonArray(new JsonObject { ["type"] = type, ["score"] = score }));

    public OsvRecordBuilder Word(string severity) =>
        Set("database_specific", new JsonObject { ["severity"] = severity });

    /// <summary>Adds a package that is affected from the beginning.</summary>
    /// <param name="mended">The first version without it; null where there is none.</param>
    public OsvRecordBuilder Affects(string ecosystem, string package, string? mended = null, string? urgency = null) =>
        Affects(
            ecosystem,
            package,
            urgency,
            mended is null ? [("introduced", "0")] : [("introduced", "0"), ("fixed", mended)]
        );

    /// <summary>Adds a package with a range of such events.</summary>
    public OsvRecordBuilder Affects(
        string ecosystem,
        string package,
        string? urgency,
        params (string Event, string Version)[] events
    )
    {
        var affected = new JsonObject
        {
            ["package"] = new JsonObject { ["ecosystem"] = ecosystem, ["name"] = package },
            ["ranges"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = ecosystem is "npm" or "Go" ? "SEMVER" : "ECOSYSTEM",
                    ["events"] = new JsonArray([
                        .. events.Select(change => new JsonObject { [change.Event] = change.Version }),
                    ]),
                }
            ),
        };
        if (urgency is not null)
        {
            affected["ecosystem_specific"] = new JsonObject { ["urgency"] = urgency };
        }
        _affected.Add(affected);
        return this;
    }

    /// <summary>Adds a package of which only such versions are affected.</summary>
    public OsvRecordBuilder AffectsVersions(string ecosystem, string package, params string[] versions)
    {
        _affected.Add(
            new JsonObject
            {
                ["package"] = new JsonObject { ["ecosystem"] = ecosystem, ["name"] = package },
                ["versions"] = Names(versions),
            }
        );
        return this;
    }

    private OsvRecordBuilder Set(string name, JsonNode value)
    {
        Json[name] = value;
        return this;
    }

    private static JsonArray Names(string[] names) => [.. names.Select(name => JsonValue.Create(name))];
}
