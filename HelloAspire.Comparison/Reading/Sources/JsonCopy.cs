using System.Text.Json;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Copies JSON of any shape, part by part; what is no text in it, as half a surrogate pair, is left out.</summary>
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
            case JsonValueKind.String when String(value) is null:
                writer.WriteNullValue();
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

    public static IEnumerable<(string Name, JsonElement Value)> Properties(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }
        foreach (var property in value.EnumerateObject())
        {
            if (Name(property) is { } name)
            {
                yield return (name, property.Value);
            }
        }
    }

    public static IEnumerable<string> Strings(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(String).OfType<string>() : [];

    // Half a surrogate pair is no text.
    public static string? String(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
