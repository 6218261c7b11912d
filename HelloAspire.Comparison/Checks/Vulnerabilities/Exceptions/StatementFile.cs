using System.Text.Json;
using HelloAspire.Comparison.Images;

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
                        or DamagedImageException
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
}
