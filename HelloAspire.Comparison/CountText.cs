using System.Globalization;

namespace HelloAspire.Comparison;

/// <summary>Counts as people read them, the same everywhere: thousands grouped by commas.</summary>
internal static class CountText
{
    /// <summary>Writes 1350 as <c>1,350</c>.</summary>
    public static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As <c>1 finding</c> or <c>1,350 findings</c>.</summary>
    public static string Of(long count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>As <c>16 of 79</c>; <c>79</c> where none is left out.</summary>
    public static string Part(int count, int all) => count == all ? Of(all) : $"{Of(count)} of {Of(all)}";
}
