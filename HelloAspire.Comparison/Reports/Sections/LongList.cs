using System.Globalization;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>Lists that are cut say so.</summary>
internal static class LongList
{
    public static string? Note(int count, int shown) =>
        count <= shown
            ? null
            : (count - shown).ToString(CultureInfo.InvariantCulture) + " more; --format json lists all.";
}
