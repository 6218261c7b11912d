#:project ../HelloAspire.Comparison/HelloAspire.Comparison.csproj

// Measures how long known vulnerabilities of an image's packages take to look up in archives of the real ones' size,
// which it generates, and the memory that takes. Linux only (it reads /proc).
// Usage: dotnet run -c Release eng/bench-vulnerabilities.cs IMAGE [DEBIAN-RECORDS [NPM-RECORDS]]

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Comparison.Reading;

const int Runs = 5;
const string Words =
    "A flaw was found in the way that the library handles crafted input, which an attacker may use to read memory past its end. ";

if (args is ["check", var checkedImage, var folder])
{
    await CheckAsync(checkedImage, folder);
    return 0;
}
if (args.Length == 0)
{
    Console.Error.WriteLine("Name an image: dotnet run -c Release eng/bench-vulnerabilities.cs IMAGE");
    return 2;
}

var debian = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60_000;
var npm = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 200_000;
var directory = Directory.CreateTempSubdirectory("bench-vulnerabilities-").FullName;
try
{
    var packages = ImageAnalysis.Of(await new ImageReader().Read(args[0])).Packages;
    Console.WriteLine("| Archive | Records | Zip (MB) | Records expanded (MB) |");
    Console.WriteLine("|---|---:|---:|---:|");
    Generate("Debian", debian, (random, index) => Debian(random, index, Sources(packages)));
    Generate("npm", npm, Npm);
    Generate("NuGet", 5_000, NuGet);

    var first = Child();
    var later = Enumerable.Range(0, Runs).Select(_ => Child()).ToList();
    var indexes = new DirectoryInfo(Path.Join(directory, "cache")).EnumerateFiles(
        "*.index",
        SearchOption.AllDirectories
    );
    Console.WriteLine();
    Console.WriteLine("| | Time (s) | Peak memory (MB) |");
    Console.WriteLine("|---|---:|---:|");
    Row("Build the indexes and look up, once an archive", first.Seconds, first.Peak);
    Row(
        $"Look up {packages.Count} packages, indexes there (median of {Runs} processes)",
        later.Select(run => run.Seconds).Order().ElementAt(Runs / 2),
        later.Max(run => run.Peak)
    );
    Console.WriteLine();
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Vulnerabilities: {later[0].Found}. Indexes: {indexes.Sum(file => file.Length) / 1e6:F0} MB. "
                + $"Before the look-up, the process held {later.Max(run => run.Before):F0} MB."
        )
    );
}
finally
{
    Directory.Delete(directory, recursive: true);
}
return 0;

// A process of its own, so that neither the generator nor earlier runs count.
(double Seconds, double Peak, double Before, int Found) Child()
{
    var start = new ProcessStartInfo(Environment.ProcessPath!)
    {
        ArgumentList = { "check", args[0], Path.Join(directory, "archives") },
        RedirectStandardOutput = true,
        Environment = { ["XDG_CACHE_HOME"] = Path.Join(directory, "cache") },
    };
    using var process = Process.Start(start)!;
    var fields = process.StandardOutput.ReadToEnd().Split();
    process.WaitForExit();
    var numbers = fields.Take(4).Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToList();
    return (numbers[0], numbers[1], numbers[2], (int)numbers[3]);
}

static async Task CheckAsync(string image, string folder)
{
    var analysis = ImageAnalysis.Of(await new ImageReader().Read(image));
    var before = PeakMemory();
    var watch = Stopwatch.StartNew();
    var result = await VulnerabilityDatabase.In(folder).Check(analysis);
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{watch.Elapsed.TotalSeconds} {PeakMemory()} {before} {result.Vulnerabilities!.Vulnerabilities.Count}"
        )
    );
}

void Generate(string ecosystem, int count, Func<Random, int, string> record)
{
    var random = new Random(ecosystem.Length);
    var file = Path.Join(directory, "archives", ecosystem, "all.zip");
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    long bytes = 0;
    using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
    {
        for (var index = 0; index < count; index++)
        {
            using var writer = new StreamWriter(
                zip.CreateEntry($"{ecosystem}-{index}.json", CompressionLevel.Fastest).Open()
            );
            var json = record(random, index);
            bytes += json.Length;
            writer.Write(json);
        }
    }
    var size = new FileInfo(file).Length;
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {ecosystem} | {count:N0} | {size / 1e6:F0} | {bytes / 1e6:F0} |"
        )
    );
}

// About one in six records is about a package of the image, as in a real archive; each is about four releases.
static string Debian(Random random, int index, IReadOnlyList<string> sources)
{
    var name = random.Next(6) == 0 ? sources[random.Next(sources.Count)] : $"source-{random.Next(20_000)}";
    var affected = Enumerable.Range(11, 4).Select(release => DebianRelease(random, name, release));
    var year = 2005 + index % 21;
    return $$"""
        {"schema_version":"1.7.3","id":"DEBIAN-CVE-{{year}}-{{index}}","modified":"2026-11-20T00:00:00Z","upstream":["CVE-{{year}}-{{index}}"],"details":"{{Text(
            random
        )}}","severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:{{(
            index % 2 == 0 ? "H" : "N"
        )}}"}],"affected":[{{string.Join(',', affected)}}]}
        """;
}

static string DebianRelease(Random random, string name, int release)
{
    var versions = Enumerable
        .Range(1, random.Next(1, 20))
        .Select(patch => $"\"1.{patch}.{release}-1+deb{release}u{patch}\"");
    var end = random.Next(3) == 0 ? "" : $$""",{"fixed":"1.30.{{random.Next(40)}}-1+deb{{release}}u1"}""";
    return $$"""
        {"package":{"ecosystem":"Debian:{{release}}","name":"{{name}}","purl":"pkg:deb/debian/{{name}}?arch=source"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}{{end}}]}],"versions":[{{string.Join(
            ',',
            versions
        )}}],"ecosystem_specific":{"urgency":"not yet assigned"} }
        """;
}

// Most of npm's records are malicious packages that list their versions.
static string Npm(Random random, int index) =>
    index % 20 != 0
        ? $$"""
            {"schema_version":"1.7.3","id":"MAL-2026-{{index}}","modified":"2026-11-20T00:00:00Z","summary":"Malicious code in package-{{index}} (npm)","details":"{{Text(
                random
            )}}","affected":[{"package":{"ecosystem":"npm","name":"package-{{index}}"},"versions":["1.0.0","1.0.1","{{random.Next(
                99
            )}}.0.0"]}]}
            """
        : $$"""
            {"schema_version":"1.7.3","id":"GHSA-{{index}}","modified":"2026-11-20T00:00:00Z","aliases":["CVE-2026-{{index}}"],"summary":"About package-{{index
                % 4000}}","details":"{{Text(
                random
            )}}","database_specific":{"severity":"HIGH"},"affected":[{"package":{"ecosystem":"npm","name":"package-{{index
                % 4000}}"},"ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"2.{{random.Next(
                40
            )}}.0"}]}]}]}
            """;

static string NuGet(Random random, int index) =>
    $$"""
        {"schema_version":"1.7.3","id":"GHSA-{{index}}","modified":"2026-11-20T00:00:00Z","aliases":["CVE-2026-{{index}}"],"details":"{{Text(
            random
        )}}","database_specific":{"severity":"MODERATE"},"affected":[{"package":{"ecosystem":"NuGet","name":"Package.{{index
            % 900}}"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2.{{random.Next(
            40
        )}}.0"}]}]}]}
        """;

static string Text(Random random) => string.Concat(Enumerable.Repeat(Words, random.Next(2, 9)));

static IReadOnlyList<string> Sources(IReadOnlyList<Package> packages) =>
    [.. packages.Select(package => package.Source?.Name).OfType<string>().Distinct()];

static void Row(string title, double seconds, double peak) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | {seconds:F2} | {peak:F0} |"));

static double PeakMemory() =>
    1.024e-3
    * double.Parse(
        File.ReadLines("/proc/self/status")
            .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
        CultureInfo.InvariantCulture
    );
