using System.Globalization;

namespace HelloAspire.Comparison;

/// <summary>Sizes as people read them: decimal units, three significant digits.</summary>
internal static class ByteSize
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>Writes 25161023 as <c>25.2 MB</c>.</summary>
    public static string Format(long bytes)
    {
        double value = bytes;
        var unit = 0;
        // 999.5 kB would round to "1000 kB".
        while (Math.Abs(value) >= 999.5 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }
        var decimals =
            unit == 0 || Math.Abs(value) >= 99.95 ? "F0"
            : Math.Abs(value) >= 9.995 ? "F1"
            : "F2";
        return value.ToString(decimals, CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
