namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>Makes text of an image harmless to show: a file name may hold line feeds and a terminal's escape sequences.</summary>
internal static class Printable
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? Replacement : c)) : text;
}
