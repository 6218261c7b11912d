using System.Buffers;
using System.Text.Json;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>One pass over a configuration, which copies it with its secrets masked.</summary>
/// <param name="known">Secrets that are known already.</param>
internal sealed class ConfigMasking(IReadOnlyCollection<string> known)
{
    // Stands between the words of a list; no text holds it.
    private const char Between = '\uE001';

    private readonly KnownSecrets _known = new(known);
    private readonly HashSet<string> _inEnvironment = [];
    private int _step;

    /// <summary>Where secrets were.</summary>
    public List<SettingSecret> Secrets { get; } = [];

    /// <summary>The secrets themselves; they go no further than the next pass.</summary>
    public HashSet<string> Values { get; } = [];

    public void Write(JsonElement root, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        // The environment first: what it set is no second finding in the history.
        foreach (var variable in Strings(Property(Property(root, "config"), "Env")))
        {
            foreach (var place in SecretText.FindInSetting(variable))
            {
                _inEnvironment.Add(variable.Substring(place.Index, place.Length));
            }
        }
        Copy(writer, root, Root);
    }

    private void Root(Utf8JsonWriter writer, string name, JsonElement value)
    {
        // What builders keep for themselves, and no report shows.
        if (Is(name, "container_config") || name.StartsWith("moby.", StringComparison.OrdinalIgnoreCase))
        {
            writer.WriteNullValue();
        }
        else if (Is(name, "config"))
        {
            Copy(writer, value, Settings);
        }
        else if (Is(name, "history"))
        {
            CopyList(writer, value, step => Copy(writer, step, History), after: () => _step++);
        }
        else
        {
            Copy(writer, value, Other);
        }
    }

    private void Settings(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (Is(name, "Env"))
        {
            CopyList(writer, value, item => Text(writer, item, Variable));
        }
        else if (Is(name, "Labels"))
        {
            Copy(writer, value, (inner, label, text) => Text(inner, text, content => Label(label, content)));
        }
        else if (Is(name, "Healthcheck"))
        {
            Copy(writer, value, Settings);
        }
        else if (Is(name, "OnBuild"))
        {
            CopyList(writer, value, item => Text(writer, item, line => Line(SettingPlace.Command, name, line)));
        }
        else if (Is(name, "Entrypoint") || Is(name, "Cmd") || Is(name, "Test") || Is(name, "Shell"))
        {
            Words(writer, name, value);
        }
        else
        {
            Copy(writer, value, Other);
        }
    }

    private void History(Utf8JsonWriter writer, string name, JsonElement value) =>
        Text(writer, value, text => Line(SettingPlace.History, "", text));

    private void Other(Utf8JsonWriter writer, string name, JsonElement value) => Copy(writer, value, Other);

    private string Variable(string text)
    {
        var places = SecretText.FindInSetting(text);
        return Masked(text, places, SettingPlace.Environment, text.Split('=')[0]);
    }

    private string Label(string name, string text)
    {
        var setting = $"{name}={text}";
        var places = SecretText.FindInSetting(setting).Where(place => place.Index > name.Length).ToList();
        return Masked(setting, places, SettingPlace.Label, name)[(name.Length + 1)..];
    }

    private string Line(SettingPlace where, string name, string text) =>
        Masked(text, SecretText.Find(text), where, name);

    private void Words(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Text(writer, value, line => Line(SettingPlace.Command, name, line));
            return;
        }
        var words = Strings(value).Select(word => word.Replace(Between, ' ')).ToList();
        var joined = string.Join(Between, words);
        var masked = Masked(joined, SecretText.FindInWords(words, joined), SettingPlace.Command, name);
        writer.WriteStartArray();
        foreach (var word in words.Count == 0 ? [] : masked.Split(Between))
        {
            writer.WriteStringValue(word);
        }
        writer.WriteEndArray();
    }

    private string Masked(string text, IReadOnlyList<SecretPlace> places, SettingPlace where, string name)
    {
        foreach (var place in places)
        {
            var value = text.Substring(place.Index, place.Length);
            Values.Add(value);
            if (where != SettingPlace.History || !_inEnvironment.Contains(value))
            {
                Secrets.Add(new SettingSecret(where, place.Kind, name, where == SettingPlace.History ? _step : -1));
            }
        }
        return _known.Mask(SecretText.Redact(text, places));
    }

    private static void Text(Utf8JsonWriter writer, JsonElement value, Func<string, string> mask)
    {
        if (String(value) is { } text)
        {
            writer.WriteStringValue(mask(text));
        }
        else
        {
            Copy(writer, value, (inner, _, item) => Text(inner, item, mask));
        }
    }

    private static void Copy(
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
                CopyList(writer, value, item => Copy(writer, item, property));
                break;
            case JsonValueKind.String when String(value) is null:
                writer.WriteNullValue();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void CopyList(
        Utf8JsonWriter writer,
        JsonElement value,
        Action<JsonElement> item,
        Action? after = null
    )
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

    private static JsonElement Property(JsonElement value, string name) =>
        Properties(value).LastOrDefault(property => Is(property.Name, name)).Value;

    private static IEnumerable<(string Name, JsonElement Value)> Properties(JsonElement value)
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

    private static IEnumerable<string> Strings(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(String).OfType<string>() : [];

    private static bool Is(string name, string wanted) => name.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    // Half a surrogate pair is no text.
    private static string? String(JsonElement value)
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
