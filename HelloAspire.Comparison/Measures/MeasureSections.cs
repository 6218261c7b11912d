using System.Globalization;
using HelloAspire.Comparison.Measures.Parity;
using HelloAspire.Comparison.Reports;
using HelloAspire.Comparison.Reports.Sections;

namespace HelloAspire.Comparison.Measures;

/// <summary>The measures as tables of a report.</summary>
internal static class MeasureSections
{
    public static IEnumerable<ReportSection> Of(Measurements measured)
    {
        if (Figures(measured) is { } figures)
        {
            yield return figures;
        }
        if (measured.Parity is { } parity)
        {
            yield return Answers(parity);
            foreach (var request in parity.Requests)
            {
                foreach (var difference in request.Differences)
                {
                    yield return Difference(request, difference);
                }
            }
        }
    }

    /// <summary>How a line of a difference is marked, as in a patch.</summary>
    public static string Mark(DiffSide side) =>
        side switch
        {
            DiffSide.Left => "-",
            DiffSide.Right => "+",
            _ => " ",
        };

    /// <summary>One row for each figure, one column for each variant; null where nothing was measured.</summary>
    public static ReportSection? Figures(Measurements measured)
    {
        var rows = new List<(string Title, IEnumerable<(string Name, string Value)> Values)>();
        void Add<T>(IReadOnlyList<T>? variants, Func<T, string> name, string title, Func<T, string> value)
        {
            if (variants is not null)
            {
                rows.Add((title, variants.Select(variant => (name(variant), value(variant)))));
            }
        }

        var startup = measured.Startup?.Variants;
        Add(startup, v => v.Name, "Start to first answer, median", v => Ms(v.Total.Median));
        Add(startup, v => v.Name, "Start to first answer, p95", v => Ms(v.Total.P95));
        Add(startup, v => v.Name, "Of which the program, median", v => Ms(v.Program.Median));
        var memory = measured.Memory?.Variants;
        Add(memory, v => v.Name, "Memory at rest", v => ByteSize.Format(v.Idle));
        Add(memory, v => v.Name, "Memory after load", v => ByteSize.Format(v.AfterLoad));
        Add(memory, v => v.Name, "Memory, peak", v => ByteSize.Format(v.Peak));
        var throughput = measured.Throughput?.Variants;
        Add(throughput, v => v.Name, "Requests per second", v => Number(v.RequestsPerSecond, "N0"));
        Add(
            throughput,
            v => v.Name,
            "Requests failed",
            v => $"{Number(v.Errors, "N0")} of {Number(v.Requests + v.Errors, "N0")}"
        );
        Add(
            throughput,
            v => v.Name,
            "CPU under load",
            v => v.CpuPercent is { } cpu ? Number(cpu, "N0") + " %" : "not told"
        );
        Add(throughput, v => v.Name, "CPU time per request", v => v.CpuMsPerRequest is { } ms ? Ms(ms) : "not told");
        var latency = measured.Latency?.Variants;
        Add(latency, v => v.Name, "Latency, p50", v => Ms(v.Latency.Median));
        Add(latency, v => v.Name, "Latency, p95", v => Ms(v.Latency.P95));
        Add(latency, v => v.Name, "Latency, p99", v => Ms(v.Latency.P99));
        var shutdown = measured.Shutdown?.Variants;
        Add(shutdown, v => v.Name, "Stop to end, median", v => Ms(v.Total.Median));
        Add(
            shutdown,
            v => v.Name,
            "Exit code",
            v => string.Join(", ", v.ExitCodes) + (v.Killed > 0 ? " (killed)" : "")
        );
        var build = measured.Build?.Variants;
        Add(build, v => v.Name, "Build without cache", v => Number(v.ColdMs / 1000, "N1") + " s");
        Add(build, v => v.Name, "Build with cache, median", v => Number(v.Warm.Median / 1000, "N2") + " s");

        if (rows.Count == 0)
        {
            return null;
        }
        var names = rows[0].Values.Select(value => value.Name).ToList();
        return new ReportSection(
            "Measures",
            [new ReportColumn(""), .. names.Select(name => new ReportColumn(name, IsNumber: true))],
            [.. rows.Select(row => (IReadOnlyList<string>)[row.Title, .. row.Values.Select(value => value.Value)])]
        );
    }

    private static ReportSection Answers(ParityResult parity) =>
        new(
            "Parity",
            [new("Request"), new("Shows"), new("Status", IsNumber: true), new("Answers")],
            [
                .. parity.Requests.Select(request =>
                    (IReadOnlyList<string>)
                        [
                            request.Request,
                            request.Shows,
                            request.Status.ToString(CultureInfo.InvariantCulture),
                            (request.Same ? "alike" : "differ") + (request.BodyVaries ? ", body varies by itself" : ""),
                        ]
                ),
            ],
            parity.Target == "running" ? "Asked were the running variants." : "Asked were fresh containers."
        );

    private static ReportSection Difference(ParityAnswer request, ParityDifference difference) =>
        new(
            $"Difference of {request.Request} in {difference.Variant}",
            [new("Side"), new("Line")],
            [.. difference.Lines.Select(line => (IReadOnlyList<string>)[Mark(line.Side), line.Text])]
        );

    private static string Ms(double value) =>
        Number(
            value,
            value < 9.95 ? "N2"
                : value < 99.5 ? "N1"
                : "N0"
        ) + " ms";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
