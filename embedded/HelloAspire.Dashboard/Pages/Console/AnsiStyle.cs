using System.Globalization;

namespace HelloAspire.Dashboard.Pages.Console;

/// <summary>The style that a terminal's control sequences have set so far.</summary>
internal sealed class AnsiStyle
{
    private string? _color;
    private string? _background;
    private bool _isBold;
    private bool _isItalic;
    private bool _isUnderlined;

    /// <summary>Applies the numbers of one SGR sequence; none stand for a reset.</summary>
    public void Apply(string parameters)
    {
        var codes = new Queue<int>(
            parameters
                .Split(';', ':')
                .Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n : 0)
        );

        while (codes.TryDequeue(out var code))
        {
            Apply(code, codes);
        }
    }

    public override string ToString() =>
        (_color is null ? "" : $"color:{_color};")
        + (_background is null ? "" : $"background:{_background};")
        + (_isBold ? "font-weight:700;" : "")
        + (_isItalic ? "font-style:italic;" : "")
        + (_isUnderlined ? "text-decoration:underline;" : "");

    private void Apply(int code, Queue<int> further)
    {
        switch (code)
        {
            case 0:
                (_color, _background, _isBold, _isItalic, _isUnderlined) = (null, null, false, false, false);
                break;
            case 1:
                _isBold = true;
                break;
            case 3:
                _isItalic = true;
                break;
            case 4:
                _isUnderlined = true;
                break;
            case 22:
                _isBold = false;
                break;
            case 23:
                _isItalic = false;
                break;
            case 24:
                _isUnderlined = false;
                break;
            case 38:
                _color = ReadExtended(further) ?? _color;
                break;
            // Black and white are how programs write on a coloured ground; here the usual text stands out on it.
            case 30 or 37 or 39 or 97:
                _color = null;
                break;
            case 48:
                _background = ReadExtended(further) ?? _background;
                break;
            // A black background is how programs write "the terminal's own", which is not black here.
            case 40 or 49:
                _background = null;
                break;
            case >= 31 and <= 36:
                _color = Named(code - 30);
                break;
            case >= 41 and <= 47:
                _background = Faint(code - 40);
                break;
            case >= 90 and <= 97:
                _color = Named(code - 90);
                break;
            case >= 100 and <= 107:
                _background = Faint(code - 100);
                break;
        }
    }

    /// <summary>The style sheet knows them, since they differ between light and dark.</summary>
    private static string Named(int index) => $"var(--ansi-{index})";

    private static string Faint(int index) => $"color-mix(in srgb, {Named(index)} 30%, transparent)";

    private static string? ReadExtended(Queue<int> codes) =>
        codes.TryDequeue(out var kind)
            ? kind switch
            {
                5 when codes.TryDequeue(out var index) => Indexed(index),
                2 when codes.Count >= 3 => Rgb(codes.Dequeue(), codes.Dequeue(), codes.Dequeue()),
                _ => null,
            }
            : null;

    /// <summary>xterm's 256 colours: 16 named ones, a cube of 6 levels, 24 greys.</summary>
    private static string Indexed(int index) =>
        index switch
        {
            < 16 => Named(index % 8),
            < 232 => Rgb(Level((index - 16) / 36), Level((index - 16) / 6 % 6), Level((index - 16) % 6)),
            _ => Rgb(8 + ((index - 232) * 10), 8 + ((index - 232) * 10), 8 + ((index - 232) * 10)),
        };

    private static int Level(int step) => step == 0 ? 0 : 55 + (step * 40);

    private static string Rgb(int red, int green, int blue) =>
        string.Create(CultureInfo.InvariantCulture, $"rgb({red & 255},{green & 255},{blue & 255})");
}
