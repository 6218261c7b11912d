using System.Diagnostics.CodeAnalysis;

namespace HelloAspire.Dashboard.Telemetry;

/// <summary>A name and a value, both as text: lists and maps as JSON, bytes as Base64.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is OpenTelemetry's word.")]
public readonly record struct TelemetryAttribute(string Name, string Value);

public static class TelemetryAttributes
{
    /// <summary>Gives the value of the first attribute of that name, null where there is none.</summary>
    public static string? Find(this IReadOnlyList<TelemetryAttribute> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }
}
