using System.Text.Json;
using HelloAspire.Comparison.Images;
using ZstdSharp;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Tells exceptions that speak of damaged input from faults of the program.</summary>
internal static class Damage
{
    /// <summary>What is wrong with the input, in words; null where the exception speaks of something else.</summary>
    public static string? Describe(Exception exception) =>
        exception switch
        {
            DamagedImageException damaged => damaged.Message,
            InvalidDataException => "its gzip data is damaged or cut short",
            ZstdException zstd => $"its zstd data is damaged: {zstd.Message}",
            EndOfStreamException => "it is cut short",
            JsonException json => $"a document is malformed: {json.Message}",
            _ => null,
        };
}
