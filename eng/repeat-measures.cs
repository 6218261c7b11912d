#:project ../HelloAspire.Comparison/HelloAspire.Comparison.csproj

// Measures the same two images several times, and shows whether the runs agree within the intervals that they state.
// Usage: dotnet run -c Release eng/repeat-measures.cs LEFT RIGHT [RUNS]

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HelloAspire.Comparison.Reading;

if (args.Length is not (2 or 3))
{
    Console.Error.WriteLine("Name two images: dotnet run -c Release eng/repeat-measures.cs LEFT RIGHT [RUNS]");
    return 2;
}

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
var runs = args.Length == 3 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5;
var tool = typeof(ImageReader).Assembly.Location;
var directory = Directory.CreateTempSubdirectory("repeat-measures-").FullName;
try
{
    var reports = new List<JsonDocument>();
    for (var run = 0; run < runs; run++)
    {
        var file = Path.Join(directory, $"{run}.json");
        await CompareAsync(file);
        reports.Add(JsonDocument.Parse(await File.ReadAllTextAsync(file)));
        var load = reports[^1].RootElement.GetProperty("measures").GetProperty("conditions").GetProperty("startup");
        Console.Error.WriteLine($"Run {run + 1} of {runs}: load average {load.GetProperty("loadAverage")} before.");
    }
    Write(reports);
    return 0;
}
finally
{
    Directory.Delete(directory, recursive: true);
}

async Task CompareAsync(string file)
{
    string[] command = ["exec", tool, "compare", args[0], args[1], "--measure", "--format", "json", "--output", file];
    using var process = Process.Start(new ProcessStartInfo("dotnet", command))!;
    await process.WaitForExitAsync();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"The comparison ended with exit code {process.ExitCode}.");
    }
}

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
            var samples = reports.Select(report => Sample(report, measure, image, figure)).ToList();
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
    }
    Console.WriteLine();
    Console.WriteLine(
        $"Of {pairs} pairs of runs {overlapping} have intervals that overlap; {inside} medians lie in the interval of the other run."
    );
}

static (double Median, double Low, double High) Sample(JsonDocument report, string measure, int image, string figure)
{
    var samples = report
        .RootElement.GetProperty("measures")
        .GetProperty(measure)
        .GetProperty("variants")[image]
        .GetProperty(figure);
    var interval = samples.GetProperty("interval");
    return (
        samples.GetProperty("median").GetDouble(),
        interval.GetProperty("low").GetDouble(),
        interval.GetProperty("high").GetDouble()
    );
}

static string Number(double value) => value.ToString(value < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);
