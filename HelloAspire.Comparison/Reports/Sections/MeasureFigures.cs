using System.Globalization;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Load;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>The measures as one table: a row for each figure, a column for each variant.</summary>
internal sealed class MeasureFigures
{
    private readonly List<IReadOnlyList<string>> _rows = [];
    private IReadOnlyList<string> _names = [];

    private MeasureFigures() { }

    /// <summary>Null where nothing of this kind was measured.</summary>
    public static ReportSection? Of(Measurements measured)
    {
        var figures = new MeasureFigures();
        figures.AddStartup(measured);
        figures.AddLoad(measured);
        figures.AddMemory(measured.Memory?.Variants);
        figures.AddShutdown(measured);
        figures.AddBuild(measured);
        return figures._rows.Count == 0
            ? null
            : new ReportSection(
                "Measures",
                [new(""), .. figures._names.Select(name => new ReportColumn(name, IsNumber: true))],
                figures._rows,
                "In parentheses: the ratio to the baseline. Everything runs on one machine, the load generator too, so use the figures only to compare the variants."
            );
    }

    private void AddStartup(Measurements measured)
    {
        if (measured.Startup?.Variants is not { } variants)
        {
            return;
        }
        _names = [.. variants.Select(v => v.Name)];
        var count = variants[0].Total.Count;
        Add($"Start to first response, median of {count}", variants, v => v.Total.Median, Ms);
        Add("Start to first response, p95", variants, v => v.Total.P95, Ms);
        Add("Start to first response, range", variants, v => Range(v.Total, Ms));
        Add("Of which the program, median", variants, v => v.Program.Median, Ms);
    }

    private void AddLoad(Measurements measured)
    {
        if (measured.Throughput is { } throughput)
        {
            var variants = throughput.Variants;
            _names = [.. variants.Select(v => v.Name)];
            Add(
                $"Requests per second, {throughput.Connections} connections",
                variants,
                v => v.RequestsPerSecond,
                Count
            );
            Add(
                "Requests per second, range of rounds",
                variants,
                v => Range(Distribution.Of(v.RoundsPerSecond), Count)
            );
            Add("Requests failed", variants, v => $"{Count(v.Errors)} of {Count(v.Requests + v.Errors)}");
            Add("CPU under load", variants, v => v.CpuPercent, cpu => Count(cpu) + " %");
            Add("CPU time per request", variants, v => v.CpuMsPerRequest, Ms);
        }
        if (measured.Latency?.Variants is { } latencies)
        {
            Add("Latency, p50", latencies, v => v.Latency.Median, Ms);
            Add("Latency, p95", latencies, v => v.Latency.P95, Ms);
            Add("Latency, p99", latencies, v => v.Latency.P99, Ms);
        }
    }

    private void AddMemory(IReadOnlyList<VariantMemory>? variants)
    {
        if (variants is not null)
        {
            Add("Memory at rest", variants, v => v.Idle, Bytes);
            Add("Memory after load", variants, v => v.AfterLoad, Bytes);
            Add("Memory, peak", variants, v => v.Peak, Bytes);
        }
    }

    private void AddShutdown(Measurements measured)
    {
        if (measured.Shutdown?.Variants is not { } variants)
        {
            return;
        }
        _names = [.. variants.Select(v => v.Name)];
        Add($"Stop to exit, median of {variants[0].Total.Count}", variants, v => v.Total.Median, Ms);
        Add("Stop to exit, range", variants, v => Range(v.Total, Ms));
        Add("Exit code", variants, v => string.Join(", ", v.ExitCodes) + (v.Killed > 0 ? " (killed)" : ""));
    }

    private void AddBuild(Measurements measured)
    {
        if (measured.Build?.Variants is not { } variants)
        {
            return;
        }
        _names = [.. variants.Select(v => v.Name)];
        Add(
            "Build without cache",
            variants,
            v => v.ColdMs / 1000,
            s => s.ToString("N1", CultureInfo.InvariantCulture) + " s"
        );
        Add(
            $"Build with cache, median of {variants[0].Warm.Count}",
            variants,
            v => v.Warm.Median / 1000,
            s => s.ToString("N2", CultureInfo.InvariantCulture) + " s"
        );
    }

    private void Add<T>(string title, IReadOnlyList<T> variants, Func<T, string> text) =>
        _rows.Add([title, .. variants.Select(text)]);

    // All but the baseline's cell also show the ratio.
    private void Add<T>(string title, IReadOnlyList<T> variants, Func<T, double?> value, Func<double, string> format)
    {
        var baseline = value(variants[0]);
        Add(title, variants, variant => value(variant) is { } own ? format(own) + Ratio(variant, own) : "unknown");

        string Ratio(T variant, double own) =>
            ReferenceEquals(variant, variants[0]) || baseline is not > 0
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" ({own / baseline:0.00} ×)");
    }

    private static string Range(Distribution samples, Func<double, string> format) =>
        $"{format(samples.Min)} – {format(samples.Max)}";

    private static string Ms(double value) =>
        value.ToString(
            value < 9.95 ? "N2"
                : value < 99.5 ? "N1"
                : "N0",
            CultureInfo.InvariantCulture
        ) + " ms";

    private static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Bytes(double value) => ByteSize.Format((long)value);
}
