#:project ../HelloAspire.Comparison/HelloAspire.Comparison.csproj
#:property PublishAot=false
#:property UserRuntimeConfig=$(MSBuildProjectDirectory)/../HelloAspire.Comparison/runtimeconfig.template.json

// Measures how long the comparison takes to read images of the engine, beside the engine's own `save` into nothing,
// how long it takes once they are in the cache, and the memory that takes. Linux only (it reads /proc).
// Usage: dotnet run -c Release eng/bench-analysis.cs IMAGE...

using System.Diagnostics;
using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Caching;

const int Runs = 5;

if (args.Length == 0)
{
    Console.Error.WriteLine("Name images: dotnet run -c Release eng/bench-analysis.cs IMAGE...");
    return 2;
}

var directory = Directory.CreateTempSubdirectory("bench-analysis-").FullName;
var engine = ContainerEngine.Default;
var reader = new ImageReader(new ImageCache(directory), engine);
Console.WriteLine("| Image | Stored (MB) | `save` (s) | Read (s) | Read over `save` | From the cache (s) |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|");
try
{
    foreach (var image in args)
    {
        await MeasureAsync(image);
    }
}
finally
{
    Directory.Delete(directory, recursive: true);
}
Console.WriteLine();
Console.WriteLine($"Medians of {Runs} runs, one of each kind by turns. Peak memory: {PeakMemory() / 1e6:F0} MB.");
return 0;

async Task MeasureAsync(string image)
{
    List<double> saves = [];
    List<double> reads = [];
    List<double> cached = [];
    long stored = 0;
    for (var run = 0; run < Runs; run++)
    {
        saves.Add(await TimeAsync(SaveAsync));
        foreach (var file in Directory.EnumerateFiles(directory))
        {
            File.Delete(file);
        }
        reads.Add(await TimeAsync(AnalyzeAsync));
        cached.Add(await TimeAsync(AnalyzeAsync));
    }
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {image} | {stored / 1e6:F1} | {Show(saves)} | {Show(reads)} | {Median(reads) / Median(saves):F2} | {Show(cached)} |"
        )
    );

    async Task AnalyzeAsync() => stored = ImageAnalysis.Of(await reader.Read(image)).Image.Size.Stored;

    async Task SaveAsync()
    {
        // The shell's redirection, so that nothing of this process is in the way.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "\"$0\" image save \"$1\" > /dev/null", engine.Program, image },
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{engine.Program} cannot save '{image}'.");
        }
    }
}

static async Task<double> TimeAsync(Func<Task> action)
{
    var watch = Stopwatch.StartNew();
    await action();
    return watch.Elapsed.TotalSeconds;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static string Show(List<double> values) =>
    string.Create(CultureInfo.InvariantCulture, $"{Median(values):F2} ({values.Min():F2}–{values.Max():F2})");

static double PeakMemory() =>
    1024
    * double.Parse(
        File.ReadLines("/proc/self/status")
            .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
        CultureInfo.InvariantCulture
    );
