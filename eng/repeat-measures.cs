#:project ../HelloAspire.Comparison/HelloAspire.Comparison.csproj

// Shows whether measures of the same two images, taken several times, agree within the intervals that they state.
// Usage: eng/repeat-measures.sh LEFT RIGHT [RUNS], or on reports that are there: dotnet run eng/repeat-measures.cs REPORT.json...

using System.Globalization;
using System.Text.Json;
using HelloAspire.Comparison.Measures;

(string Title, string Measure, string Figure)[] figures =
[
    ("Start to first response (ms)", "startup", "total"),
    ("Of which the program (ms)", "startup", "program"),
    ("Requests per second", "throughput", "rounds"),
    ("CPU time per request (ms)", "throughput", "cpuMsPerRequestRounds"),
    ("Latency, p50 (ms)", "latency", "p50Rounds"),
    ("Latency, p95 (ms)", "latency", "p95Rounds"),
    ("Memory at rest (bytes)", "memory", "idleRounds"),
    ("Memory after load (bytes)", "memory", "afterLoadRounds"),
    ("Stop to exit (ms)", "shutdown", "total"),
];
if (args.Length < 2)
{
    Console.Error.WriteLine("Name the reports of two runs or more: dotnet run eng/repeat-measures.cs REPORT.json...");
    return 2;
}
Write([.. args.Select(file => JsonDocument.Parse(File.ReadAllText(file)))]);
return 0;

void Write(IReadOnlyList<JsonDocument> reports)
{
    var (overlapping, inside, pairs) = (0, 0, 0);
    Console.WriteLine(
        $"| Figure | Image |{string.Concat(reports.Select((_, run) => $" Run {run + 1} |"))} Intervals overlap |"
    );
    Console.WriteLine($"|---|---|{string.Concat(reports.Select(_ => "---:|"))}---|");
    foreach (var (title, measure, figure) in figures)
    {
        for (var image = 0; image < 2; image++)
        {
            var samples = reports.Select(report => Sample(report, measure, image, figure)).OfType<Spread>().ToList();
            if (samples.Count < reports.Count)
            {
                // Not measured, or not told by the engine.
                continue;
            }
            var together = samples.Count(one => samples.All(other => one.Low <= other.High && other.Low <= one.High));
            var others = samples.SelectMany((one, i) => samples.Where((_, j) => j != i).Select(other => (one, other)));
            pairs += samples.Count * (samples.Count - 1);
            overlapping +=
                samples.Sum(one => samples.Count(other => one.Low <= other.High && other.Low <= one.High))
                - samples.Count;
            inside += others.Count(pair => pair.other.Low <= pair.one.Median && pair.one.Median <= pair.other.High);
            var cells = samples.Select(one => $" {Number(one.Median)} [{Number(one.Low)}, {Number(one.High)}] |");
            var name = reports[0].RootElement.GetProperty("images")[image].GetProperty("name").GetString();
            Console.WriteLine(
                $"| {title} | {name} |{string.Concat(cells)} {(together == samples.Count ? "all" : $"{together} of {samples.Count} with all")} |"
            );
        }
        Console.WriteLine(
            $"| {title} | ratio |{string.Concat(reports.Select(report => Ratio(report, measure, figure)))} |"
        );
    }
    var loads = reports.Select(report =>
        report
            .RootElement.GetProperty("measures")
            .GetProperty("conditions")
            .GetProperty("startup")
            .GetProperty("loadAverage")
    );
    Console.WriteLine();
    Console.WriteLine($"Load average before each run: {string.Join(", ", loads)}.");
    Console.WriteLine(
        $"Of {pairs} pairs of runs {overlapping} have intervals that overlap; {inside} medians lie in the interval of the other run."
    );
}

static Spread? Sample(JsonDocument report, string measure, int image, string figure)
{
    if (
        !report.RootElement.GetProperty("measures").TryGetProperty(measure, out var measured)
        || !measured.GetProperty("variants")[image].TryGetProperty(figure, out var samples)
    )
    {
        return null;
    }
    var interval = samples.GetProperty("interval");
    return new Spread(
        samples.GetProperty("median").GetDouble(),
        interval.GetProperty("low").GetDouble(),
        interval.GetProperty("high").GetDouble()
    );
}

// The second image's samples by the first's, which were taken in turns.
static string Ratio(JsonDocument report, string measure, string figure) =>
    Series(report, measure, 1, figure) is { } own
    && Series(report, measure, 0, figure) is { } baseline
    && own.RatioTo(baseline) is { } ratio
        ? $" {Number(ratio.Median)} [{Number(ratio.Interval.Low)}, {Number(ratio.Interval.High)}] |"
        : " – |";

static Distribution? Series(JsonDocument report, string measure, int image, string figure) =>
    report.RootElement.GetProperty("measures").TryGetProperty(measure, out var measured)
    && measured.GetProperty("variants")[image].TryGetProperty(figure, out var samples)
    && samples.TryGetProperty("series", out var series)
        ? Distribution.Of(series.EnumerateArray().Select(sample => sample.GetDouble()))
        : null;

static string Number(double value) => value.ToString(value < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);

internal sealed record Spread(double Median, double Low, double High);
