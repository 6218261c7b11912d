using System.Globalization;
using System.Text.RegularExpressions;

namespace HelloAspire.Dashboard.Pages.Console;

/// <summary>A piece of a line in one style.</summary>
/// <param name="Style">CSS, empty for the usual style.</param>
public readonly record struct AnsiSegment(string Text, string Style);

/// <summary>
/// Reads the colours of a line of a terminal (ECMA-48's SGR sequences, with 256 and true colours); other control
/// sequences are left out.
/// </summary>
public static partial class AnsiText
{
    public static IReadOnlyList<AnsiSegment> Parse(string line)
    {
        if (!line.Contains('\u001b', StringComparison.Ordinal))
        {
            return [new(line, "")];
        }

        var segments = new List<AnsiSegment>();
        var style = new AnsiStyle();
        var position = 0;

        foreach (Match control in ControlSequence().Matches(line))
        {
            Add(position, control.Index);
            position = control.Index + control.Length;

            if (control.Groups["sgr"] is { Success: true } sgr)
            {
                style.Apply(sgr.Value);
            }
        }

        Add(position, line.Length);
        return segments;

        void Add(int from, int to)
        {
            if (to > from)
            {
                segments.Add(new(line[from..to], style.ToString()));
            }
        }
    }

    /// <summary>Gives the line without any control sequence.</summary>
    public static string Strip(string line) => ControlSequence().Replace(line, "");

    // A control sequence, with its numbers where it sets a style; or an operating system command; or a lone escape.
    [GeneratedRegex(@"\x1b(?:\[(?:(?<sgr>[0-9;:]*)m|[0-?]*[ -/]*[@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|.?)")]
    private static partial Regex ControlSequence();
}
