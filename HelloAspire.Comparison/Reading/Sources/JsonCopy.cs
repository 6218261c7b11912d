using System.Text.Json;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Copies JSON of any shape, part by part.</summary>
internal static class JsonCopy
{
    public static void Value(
        Utf8JsonWriter writer,
        JsonElement value,
        Action<Utf8JsonWriter, string, JsonElement> property
    )
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var (name, item) in Properties(value))
                {
                    writer.WritePropertyName(name);
                    property(writer, name, item);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                List(writer, value, item => Value(writer, item, property));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    public static void List(Utf8JsonWriter writer, JsonElement value, Action<JsonElement> item, Action? after = null)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            item(value);
            return;
        }
        writer.WriteStartArray();
        foreach (var element in value.EnumerateArray())
        {
            item(element);
            if (element.ValueKind != JsonValueKind.Null)
            {
                after?.Invoke();
            }
        }
        writer.WriteEndArray();
    }

    public static JsonElement Property(JsonElement value, string name) =>
        Properties(value)
            .LastOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Value;

    public static IEnumerable<(string Name, JsonElement Value)> Properties(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Select(property => (property.Name, property.Value))
            : [];

    public static IEnumerable<string> Strings(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(String).OfType<string>() : [];

    public static string? String(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
