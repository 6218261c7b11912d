using System.Text;
using HelloAspire.Comparison.Images.Programs;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>The first line of a script, as the kernel reads it (Linux, fs/binfmt_script.c).</summary>
internal static class ScriptLine
{
    // The kernel reads no further (BINPRM_BUF_SIZE).
    private const int Longest = 256;

    /// <summary>What the line says; null where the file begins with no <c>#!</c>, a byte order mark aside.</summary>
    public static ExecutableHeader? Read(ReadOnlySpan<byte> start)
    {
        var hasMark = start.StartsWith("\uFEFF"u8);
        var text = hasMark ? start[3..] : start;
        if (!text.StartsWith("#!"u8))
        {
            return null;
        }
        var line = text[2..Math.Min(text.Length, Longest)];
        var end = line.IndexOf((byte)'\n');
        // Spaces and tabs part the words, a carriage return is part of the last one.
        var words = Encoding.UTF8.GetString(end < 0 ? line : line[..end]).Trim(' ', '\t').Split([' ', '\t'], 2);
        return new ExecutableHeader
        {
            HasByteOrderMark = hasMark,
            Interpreter = words[0].Length > 0 ? words[0] : null,
            Argument = words.Length > 1 ? words[1].Trim(' ', '\t') : null,
        };
    }
}
