namespace HelloAspire.Dashboard.Otlp.Reading;

internal static class UnixTime
{
    private const ulong NanosecondsPerTick = 100;

    /// <summary>Turns OTLP's nanoseconds since 1970 into UTC, cut to 100 ns; every value of the wire fits.</summary>
    public static DateTime FromNanoseconds(ulong nanoseconds) =>
        DateTime.UnixEpoch.AddTicks((long)(nanoseconds / NanosecondsPerTick));
}
