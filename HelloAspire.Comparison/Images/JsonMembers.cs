using System.Text.Json;

namespace HelloAspire.Comparison.Images;

/// <summary>Members of JSON that somebody else wrote: whatever is missing, or of another type, is not there.</summary>
internal static class JsonMembers
{
    /// <summary>A text of an object; null where it has none of that name, or an empty one.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Object(name).AsText() is { Length: > 0 } text ? text : null;

    /// <summary>The elements of an array; none where there is no array of that name.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Object(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>A member of an object; an undefined element where there is none.</summary>
    public static JsonElement Object(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The text itself; null for all else, half a surrogate pair among it.</summary>
    public static string? AsText(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
