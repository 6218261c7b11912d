using System.Globalization;
using HelloAspire.Comparison.Comparing.Advice;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Builds;
using HelloAspire.Comparison.Measures.Load;

namespace HelloAspire.Comparison.Reports.Figures;

/// <summary>The measures as figures: a group for each, the same on the page and in every report.</summary>
internal static class FigureGroups
{
    public static IReadOnlyList<FigureGroup> Of(Measurements measured)
    {
        var last =
            measured.Conditions.Count == 0 ? null : measured.Conditions.Values.Max(one => (DateTimeOffset?)one.Run);
        return
        [
            .. new[]
            {
                measured.Startup is { } startup
                    ? Group("Start-up", "startup", startup.Variants, v => v.Name, Startup)
                    : null,
                measured.Throughput is { } throughput
                    ? Group(
                        "Throughput and CPU",
                        "load",
                        throughput.Variants,
                        v => v.Name,
                        v => Throughput(v, throughput.Connections)
                    )
                    : null,
                measured.Latency is { } latency
                    ? Group("Latency", "load", latency.Variants, v => v.Name, Latency)
                    : null,
                measured.Memory is { } memory ? Group("Memory", "load", memory.Variants, v => v.Name, Memory) : null,
                measured.Shutdown is { } shutdown
                    ? Group("Shutdown", "shutdown", shutdown.Variants, v => v.Name, Shutdown)
                    : null,
                measured.Build is { } build ? Group("Build", "build", build.Variants, v => v.Name, Build) : null,
            }.OfType<FigureGroup>(),
        ];

        FigureGroup Group<T>(
            string title,
            string measure,
            IReadOnlyList<T> variants,
            Func<T, string> name,
            Func<IReadOnlyList<T>, IEnumerable<MeasureFigure>> figures
        )
        {
            var conditions = measured.Conditions.GetValueOrDefault(measure);
            return new FigureGroup(
                title,
                [.. variants.Select(name)],
                [.. figures(variants)],
                conditions,
                conditions is not null && conditions.Run != last
            );
        }
    }

    private static IEnumerable<MeasureFigure> Startup(IReadOnlyList<VariantStartup> variants) =>
        [
            Lower("Start to first response", variants, v => v.Total, Ms),
            Lower("Process to first response", variants, v => v.Program, Ms),
        ];

    private static IEnumerable<MeasureFigure> Throughput(IReadOnlyList<VariantThroughput> variants, int connections) =>
        [
            Higher(
                $"Requests per second, {connections} connections",
                variants,
                v => Distribution.Of(v.RoundsPerSecond),
                Count
            ),
            Plain("Requests failed", variants, v => $"{Count(v.Errors)} of {Count(v.Requests + v.Errors)}"),
            Neutral("CPU under load", variants, v => v.CpuPercentRounds, cpu => Count(cpu) + " %"),
            Lower("CPU time per request", variants, v => v.CpuMsPerRequestRounds, Ms),
        ];

    private static IEnumerable<MeasureFigure> Latency(IReadOnlyList<VariantLatency> variants) =>
        [
            Lower("Latency, p50", variants, v => v.P50Rounds, Ms),
            Lower("Latency, p95", variants, v => v.P95Rounds, Ms),
            Lower("Latency, p99", variants, v => v.P99Rounds, Ms),
        ];

    private static IEnumerable<MeasureFigure> Memory(IReadOnlyList<VariantMemory> variants) =>
        [
            Lower("Memory at rest", variants, v => v.IdleRounds, Bytes),
            Lower("Memory after load", variants, v => v.AfterLoadRounds, Bytes),
            Lower("Memory, peak", variants, v => v.PeakRounds, Bytes),
        ];

    private static IEnumerable<MeasureFigure> Shutdown(IReadOnlyList<VariantShutdown> variants) =>
        [
            Lower("Stop to exit", variants, v => v.Total, Ms),
            Plain("Exit code", variants, v => string.Join(", ", v.ExitCodes) + (v.Killed > 0 ? " (killed)" : "")),
        ];

    private static IEnumerable<MeasureFigure> Build(IReadOnlyList<VariantBuild> variants) =>
        [
            Plain("Build without cache", variants, v => Seconds(v.ColdMs)),
            Lower("Build with cache", variants, v => v.Warm, Seconds),
        ];

    private static MeasureFigure Plain<T>(string title, IReadOnlyList<T> variants, Func<T, string> text) =>
        new(title, [.. variants.Select(variant => new FigureCell(text(variant)))]);

    private static MeasureFigure Lower<T>(
        string title,
        IReadOnlyList<T> variants,
        Func<T, Distribution?> samples,
        Func<double, string> format
    ) => Figure(title, variants, samples, format, Advantage.OfLower);

    private static MeasureFigure Higher<T>(
        string title,
        IReadOnlyList<T> variants,
        Func<T, Distribution?> samples,
        Func<double, string> format
    ) => Figure(title, variants, samples, format, Advantage.OfHigher);

    private static MeasureFigure Neutral<T>(
        string title,
        IReadOnlyList<T> variants,
        Func<T, Distribution?> samples,
        Func<double, string> format
    ) => Figure(title, variants, samples, format, lead: null);

    private static MeasureFigure Figure<T>(
        string title,
        IReadOnlyList<T> variants,
        Func<T, Distribution?> samples,
        Func<double, string> format,
        Func<(string, Distribution), (string, Distribution), Advantage?>? lead
    )
    {
        var baseline = samples(variants[0]);
        return new MeasureFigure(title, [.. variants.Select((variant, index) => Cell(index, samples(variant)))]);

        FigureCell Cell(int index, Distribution? own)
        {
            if (own is null)
            {
                return new FigureCell("unknown");
            }
            var cell = new FigureCell(
                format(own.Median),
                own.Count == 1 ? null : Range(format(own.Interval.Low), format(own.Interval.High)),
                own
            );
            return index == 0 || baseline is null
                ? cell
                : cell with
                {
                    Ratio = own.RatioTo(baseline),
                    Standing =
                        lead is null ? Standing.None
                        : lead(("baseline", baseline), ("own", own)) is not { } winner ? Standing.Equal
                        : winner.Winner == "own" ? Standing.Better
                        : Standing.Worse,
                };
        }
    }

    // The unit once, where it is the same: "501 – 603 ms".
    private static string Range(string low, string high)
    {
        var unit = high.IndexOf(' ');
        return unit >= 0 && low.EndsWith(high[unit..], StringComparison.Ordinal)
            ? $"{low[..^(high.Length - unit)]} – {high}"
            : $"{low} – {high}";
    }

    // Three digits that count, as everywhere: what a request costs is a hundredth of a millisecond.
    private static string Ms(double value) =>
        value.ToString(
            value < 0.0995 ? "N4"
                : value < 0.995 ? "N3"
                : value < 9.95 ? "N2"
                : value < 99.5 ? "N1"
                : "N0",
            CultureInfo.InvariantCulture
        ) + " ms";

    private static string Seconds(double ms) => (ms / 1000).ToString("N2", CultureInfo.InvariantCulture) + " s";

    private static string Count(double value) => CountText.Of((long)Math.Round(value));

    private static string Bytes(double value) => ByteSize.Format((long)value);
}
