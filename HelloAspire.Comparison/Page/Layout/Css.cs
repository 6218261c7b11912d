using System.Globalization;

namespace HelloAspire.Comparison.Page.Layout;

/// <summary>Numbers as style sheets take them.</summary>
internal static class Css
{
    /// <summary>A part of a whole, as <c>12.345%</c>.</summary>
    public static string Percent(double part, double whole) =>
        (whole == 0 ? 0 : 100 * part / whole).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
