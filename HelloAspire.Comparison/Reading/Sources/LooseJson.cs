using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>A text, which some builders write as a number.</summary>
internal sealed class LooseText : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            throw new JsonException("a list or an object stands where a text should");
        }
        return reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
            ? reader.GetString()!
            : Encoding.UTF8.GetString(reader.ValueSpan);
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Read(ref reader, type, options);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>A list of texts, which Docker also takes as one text alone.</summary>
internal sealed class LooseList : JsonConverter<List<string?>>
{
    private static readonly LooseText Text = new();

    public override List<string?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return [Text.Read(ref reader, typeof(string), options)];
        }
        var list = new List<string?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(reader.TokenType == JsonTokenType.Null ? null : Text.Read(ref reader, typeof(string), options));
        }
        return list;
    }

    public override void Write(Utf8JsonWriter writer, List<string?> value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

/// <summary>A set as Go writes it, an object of empty objects, which some builders write as a list.</summary>
internal sealed class LooseSet : JsonConverter<HashSet<string>>
{
    private static readonly LooseText Text = new();
    private static readonly LooseList Names = new();

    public override HashSet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return [.. Names.Read(ref reader, typeof(List<string?>), options).OfType<string>()];
        }
        var set = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            set.Add(Text.Read(ref reader, typeof(string), options));
            reader.Read();
            reader.Skip();
        }
        return set;
    }

    public override void Write(Utf8JsonWriter writer, HashSet<string> value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

/// <summary>A flag, which some builders write as a text.</summary>
internal sealed class LooseFlag : JsonConverter<bool>
{
    // Null is false, as it is where the flag is missing.
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False or JsonTokenType.Null => false,
            JsonTokenType.String => reader.ValueTextEquals("true"u8),
            _ => throw new JsonException("a flag is neither true nor false"),
        };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteBooleanValue(value);
}
