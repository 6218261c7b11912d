using System.Text;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>The first line of a script.</summary>
internal static class ScriptLine
{
    // The kernel reads no further (BINPRM_BUF_SIZE).
    private const int Longest = 256;

    /// <summary>The program that <c>#!</c> names; null where it names none.</summary>
    public static string? Interpreter(ReadOnlySpan<byte> start)
    {
        var line = start[2..Math.Min(start.Length, Longest)];
        var end = line.IndexOf((byte)'\n');
        var words = Encoding
            .UTF8.GetString(end < 0 ? line : line[..end])
            .Split([' ', '\t', '\r'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is [['/', ..] program, ..] ? program : null;
    }
}
