namespace HelloAspire.Comparison;

/// <summary>
/// Makes text of an image harmless to show: a file name may hold line feeds, a terminal's escape sequences, and marks
/// that turn the direction of reading.
/// </summary>
internal static class DisplayText
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text) =>
        text.Any(IsHarmful) ? string.Concat(text.Select(c => IsHarmful(c) ? Replacement : c)) : text;

    private static bool IsHarmful(char c) =>
        char.IsControl(c)
        || c
            is '\u061C'
                or '\u200E'
                or '\u200F'
                or (>= '\u2028' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069')
                or '\uFFFE'
                or '\uFFFF';
}
