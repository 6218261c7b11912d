using System.Text;

namespace HelloAspire.Comparison.Images;

/// <summary>The text of a file: UTF-8, UTF-16 where a byte order mark says so, any line ends.</summary>
internal static class FileText
{
    public static string Of(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The lines without their ends.</summary>
    public static IEnumerable<string> Lines(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>The content without a byte order mark of UTF-8.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(byte[] content) =>
        content.AsSpan().StartsWith("\uFEFF"u8) ? content.AsMemory(3) : content;
}
