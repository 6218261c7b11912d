using System.Globalization;

namespace HelloAspire.Dashboard.Components;

/// <summary>Writes times and sizes for people, in the time zone of this machine.</summary>
public static class DisplayText
{
    /// <summary>A length of time with three significant digits: <c>850 µs</c>, <c>12.3 ms</c>, <c>2 min 5 s</c>.</summary>
    public static string Duration(TimeSpan duration) =>
        duration switch
        {
            { TotalMicroseconds: < 1000 } => $"{Digits(duration.TotalMicroseconds)} µs",
            { TotalMilliseconds: < 1000 } => $"{Digits(duration.TotalMilliseconds)} ms",
            { TotalSeconds: < 60 } => $"{Digits(duration.TotalSeconds)} s",
            { TotalHours: < 1 } => $"{duration.Minutes} min {duration.Seconds} s",
            { TotalDays: < 1 } => $"{duration.Hours} h {duration.Minutes} min",
            _ => $"{duration.Days} d {duration.Hours} h",
        };

    /// <summary>The time of day to the millisecond, after the date where that is not today.</summary>
    public static string Time(DateTime utc)
    {
        var local = utc.ToLocalTime();
        var format = local.Date == DateTime.Today ? "HH:mm:ss.fff" : "yyyy-MM-dd HH:mm:ss.fff";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Date and time to the second.</summary>
    public static string Date(DateTimeOffset time) =>
        time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The time of day to the second, after the date where that is not today.</summary>
    public static string ShortTime(DateTimeOffset time)
    {
        var local = time.ToLocalTime();
        var format = local.Date == DateTime.Today ? "HH:mm:ss" : "yyyy-MM-dd HH:mm";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Digits(double value) =>
        value.ToString(
            value < 10 ? "0.##"
                : value < 100 ? "0.#"
                : "0",
            CultureInfo.InvariantCulture
        );
}
