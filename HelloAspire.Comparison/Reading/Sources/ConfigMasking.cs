using System.Buffers;
using System.Text.Json;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>One pass over a configuration, which copies it with its secrets masked.</summary>
/// <param name="known">Secrets that are known already.</param>
/// <param name="found">What an earlier pass found in a text of that kind.</param>
internal sealed class ConfigMasking(
    IReadOnlyCollection<string> known,
    Dictionary<(SettingPlace, string), IReadOnlyList<SecretPlace>> found
)
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
        foreach (var variable in JsonCopy.Strings(JsonCopy.Property(JsonCopy.Property(root, "config"), "Env")))
        {
            foreach (var place in Places(SettingPlace.Environment, variable, SecretText.FindInSetting))
            {
                _inEnvironment.Add(variable.Substring(place.Index, place.Length));
            }
        }
        JsonCopy.Value(writer, root, Root);
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
            JsonCopy.Value(writer, value, Settings);
        }
        else if (Is(name, "history"))
        {
            JsonCopy.List(writer, value, step => JsonCopy.Value(writer, step, History), after: () => _step++);
        }
        else
        {
            JsonCopy.Value(writer, value, Other);
        }
    }

    private void Settings(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (Is(name, "Env"))
        {
            JsonCopy.List(writer, value, item => Text(writer, item, Variable));
        }
        else if (Is(name, "Labels"))
        {
            JsonCopy.Value(writer, value, (inner, label, text) => Text(inner, text, content => Label(label, content)));
        }
        else if (Is(name, "Healthcheck"))
        {
            JsonCopy.Value(writer, value, Settings);
        }
        else if (Is(name, "OnBuild"))
        {
            JsonCopy.List(writer, value, item => Text(writer, item, line => Line(SettingPlace.Command, name, line)));
        }
        else if (Is(name, "Entrypoint") || Is(name, "Cmd") || Is(name, "Test") || Is(name, "Shell"))
        {
            Words(writer, name, value);
        }
        else
        {
            JsonCopy.Value(writer, value, Other);
        }
    }

    private void History(Utf8JsonWriter writer, string name, JsonElement value) =>
        Text(writer, value, text => Line(SettingPlace.History, "", text));

    private void Other(Utf8JsonWriter writer, string name, JsonElement value) => JsonCopy.Value(writer, value, Other);

    private string Variable(string text)
    {
        var places = Places(SettingPlace.Environment, text, SecretText.FindInSetting);
        return Masked(text, places, SettingPlace.Environment, text.Split('=')[0]);
    }

    private string Label(string name, string text)
    {
        var setting = $"{name}={text}";
        var places = Places(SettingPlace.Label, setting, SecretText.FindInSetting)
            .Where(place => place.Index > name.Length)
            .ToList();
        return Masked(setting, places, SettingPlace.Label, name)[(name.Length + 1)..];
    }

    private string Line(SettingPlace where, string name, string text) =>
        Masked(text, Places(where, text, SecretText.Find), where, name);

    private void Words(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Text(writer, value, line => Line(SettingPlace.Command, name, line));
            return;
        }
        var words = JsonCopy.Strings(value).Select(word => word.Replace(Between, ' ')).ToList();
        var joined = string.Join(Between, words);
        var masked = Masked(joined, SecretText.FindInWords(words, joined), SettingPlace.Command, name);
        writer.WriteStartArray();
        foreach (var word in words.Count == 0 ? [] : masked.Split(Between))
        {
            writer.WriteStringValue(word);
        }
        writer.WriteEndArray();
    }

    private IReadOnlyList<SecretPlace> Places(
        SettingPlace where,
        string text,
        Func<string, IReadOnlyList<SecretPlace>> find
    ) => found.TryGetValue((where, text), out var places) ? places : found[(where, text)] = find(text);

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
        if (JsonCopy.String(value) is { } text)
        {
            writer.WriteStringValue(mask(text));
        }
        else
        {
            JsonCopy.Value(writer, value, (inner, _, item) => Text(inner, item, mask));
        }
    }

    private static bool Is(string name, string wanted) => name.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
