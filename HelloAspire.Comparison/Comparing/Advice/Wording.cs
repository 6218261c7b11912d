using System.Globalization;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Comparing.Advice;

/// <summary>Lists and figures as sentences have them.</summary>
internal static class Wording
{
    /// <summary>As "a, b and c".</summary>
    public static string Join(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    /// <summary>One decimal below ten, none above: as "2.5" or "79".</summary>
    public static string Round(double value) =>
        value.ToString(value < 9.95 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    /// <summary>The compressed size, marked where it is an estimate.</summary>
    public static string Compressed(Sizes size) =>
        (size.CompressedIsEstimate ? "≈ " : "") + ByteSize.Format(size.Compressed);
}
