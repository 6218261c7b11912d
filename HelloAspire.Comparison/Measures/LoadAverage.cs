using System.Globalization;

namespace HelloAspire.Comparison.Measures;

internal static class LoadAverage
{
    private const string Source = "/proc/loadavg";

    /// <summary>How many tasks wanted a processor, over the last minute (proc_loadavg(5)); null where there is no such file.</summary>
    public static double? LastMinute() =>
        File.Exists(Source)
        && double.TryParse(File.ReadAllText(Source).Split(' ')[0], CultureInfo.InvariantCulture, out var average)
            ? average
            : null;
}
