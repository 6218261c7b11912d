using System.Text.Json;
using HelloAspire.Comparison.Images;
using ZstdSharp;

namespace HelloAspire.Comparison.Reading;

/// <summary>Tells exceptions that speak of damaged input from faults of the program.</summary>
internal static class ReadFailure
{
    private const string Mend = "Save, pull or build the image again.";

    /// <summary>Runs a reader of an image; what is wrong with the input becomes the user's error.</summary>
    /// <exception cref="UserErrorException">The image is damaged, hostile, or cannot be read.</exception>
    public static async Task<T> Of<T>(string reference, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (Describe(exception) is { } what)
        {
            var mend = (exception as DamagedImageException)?.Mend ?? Mend;
            throw new UserErrorException(
                DisplayText.Of($"Cannot read '{reference}': {what.TrimEnd('.')}. {mend}"),
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                DisplayText.Of($"Cannot read '{reference}': {exception.Message}{MendOf(exception)}"),
                exception
            );
        }
    }

    /// <summary>Runs a reader of one part of an image, and names the part where it is damaged.</summary>
    /// <exception cref="DamagedImageException">The part is damaged.</exception>
    public static T In<T>(string part, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (Describe(exception) is { } what)
        {
            var damage = exception as DamagedImageException;
            throw new DamagedImageException($"{part}: {what}", damage?.Mend)
            {
                IsExhaustion = damage?.IsExhaustion ?? false,
            };
        }
    }

    private static string MendOf(Exception exception) =>
        exception is UnauthorizedAccessException ? " Check its permissions with 'ls -ld'." : "";

    // Null where the exception speaks of something else.
    private static string? Describe(Exception exception) =>
        exception switch
        {
            DamagedImageException damaged => damaged.Message,
            InvalidDataException => "its gzip data is damaged or cut short",
            ZstdException zstd => $"its zstd data is damaged: {zstd.Message}",
            EndOfStreamException => "it is cut short",
            // The framework names its own types then.
            JsonException { Path: { Length: > 0 } place } json
                when json.Message.Contains("could not be converted to", StringComparison.Ordinal) =>
                $"a document is malformed: what stands at '{place}' is of another kind than it must be",
            JsonException json => $"a document is malformed: {json.Message}",
            _ => null,
        };
}
