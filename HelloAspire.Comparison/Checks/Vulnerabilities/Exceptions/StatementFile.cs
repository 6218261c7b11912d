using System.Text.Json;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;

/// <summary>Reading a JSON document that the user named, with one clear error for what is wrong with it.</summary>
internal static class StatementFile
{
    // Hostile or mistaken: no list of statements is as long.
    private const long Largest = 64 << 20;

    /// <summary>Reads a file; comments and trailing commas are no fault.</summary>
    /// <param name="kind">What the file shall be, as <c>VEX document</c>.</param>
    /// <exception cref="UserErrorException">It is missing, too large, or malformed.</exception>
    public static IReadOnlyList<T> Read<T>(string path, string kind, Func<JsonElement, IEnumerable<T>> parse)
    {
        try
        {
            if (new FileInfo(path).Length > Largest)
            {
                throw new InvalidDataException("it is larger than 64 MiB");
            }
            using var json = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            return [.. parse(json.RootElement)];
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or InvalidDataException
                        or InvalidOperationException
                        or KeyNotFoundException
            )
        {
            throw new UserErrorException(
                $"The {kind} '{path}' cannot be used: {exception.Message.TrimEnd('.')}.",
                exception
            );
        }
    }

    /// <summary>A text of an object; null where it has none of that name.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>The elements of an array; none where there is no array of that name.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];

    /// <summary>An object within an object; an undefined element where there is none.</summary>
    public static JsonElement Object(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
