using HelloAspire.Dashboard.Telemetry;

namespace HelloAspire.Dashboard.Components;

/// <summary>A name and a value in a table of details.</summary>
/// <param name="Href">Where the value leads to, if anywhere.</param>
public sealed record PropertyItem(string Name, string? Value, bool IsSensitive = false, string? Href = null)
{
    public static IReadOnlyList<PropertyItem> From(IEnumerable<TelemetryAttribute> attributes) =>
        [.. attributes.Select(attribute => new PropertyItem(attribute.Name, attribute.Value))];

    public bool Contains(string text) =>
        Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || (!IsSensitive && Value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
}
