using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Page.Layout;

internal static partial class Units
{
    /// <summary>The text with each number tied to its unit: no line is broken between them.</summary>
    public static string Keep(string text) => Gap().Replace(text, "\u00A0");

    [GeneratedRegex(@"(?<=\d) (?=(?:B|kB|MB|GB|TB|ms|s|%)(?![\w-]))|(?<=≈) (?=\d)")]
    private static partial Regex Gap();
}
