#:package Microsoft.Playwright
#:property PublishAot=false

// Measures how long a page of the comparison that has read its images takes, from opening it with an empty cache, until
// the verdict is painted and until its buttons work: on loopback, and on a link that is slow and far away.
// Usage: dotnet run -c Release eng/bench-page.cs [URL]      http://localhost:5002, where ./run.sh serves it, by default

using System.Globalization;
using Microsoft.Playwright;

const int Runs = 5;

// A frame is only drawn once the styles are there: its callback tells when there is something to see.
const string Clock = """
    const look = () => {
      if (!window.verdictAt && document.getElementById("verdict-title")?.offsetHeight > 0) window.verdictAt = performance.now();
      if (document.documentElement?.dataset.connection === "connected") window.connectedAt = performance.now();
      if (!window.connectedAt) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    """;
const string Bytes = """
    () => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .reduce((sum, entry) => sum + entry.transferSize, 0)
    """;

(string Name, double Latency, double BytesPerSecond)[] links =
[
    ("loopback", 0, -1),
    ("slow: 1.5 s latency, 60 kB/s", 1500, 60_000),
];

var url = args.FirstOrDefault() ?? "http://localhost:5002";
string[] executables = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
if (executables.FirstOrDefault(File.Exists) is not { } executable)
{
    Console.Error.WriteLine($"The benchmark needs Chromium at one of: {string.Join(", ", executables)}.");
    return 2;
}

using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(
    new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-background-networking"] }
);
Console.WriteLine("| Link | Verdict painted (s) | Min–max | Buttons work (s) | Min–max | Transferred (kB) | Runs |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
foreach (var (name, latency, bytesPerSecond) in links)
{
    List<double> verdicts = [];
    List<double> connections = [];
    double bytes = 0;
    for (var run = 0; run < Runs; run++)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync(
            "Network.emulateNetworkConditions",
            new()
            {
                ["offline"] = false,
                ["latency"] = latency,
                ["downloadThroughput"] = bytesPerSecond,
                ["uploadThroughput"] = bytesPerSecond,
            }
        );
        await page.AddInitScriptAsync(Clock);
        await page.GotoAsync(url, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync(
            "() => window.verdictAt && window.connectedAt",
            null,
            new() { Timeout = 60_000 }
        );
        verdicts.Add(await page.EvaluateAsync<double>("window.verdictAt"));
        connections.Add(await page.EvaluateAsync<double>("window.connectedAt"));
        bytes = await page.EvaluateAsync<double>(Bytes);
    }
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Figures(verdicts)} | {Figures(connections)} | {bytes / 1000:0} | {Runs} |"
        )
    );
}
return 0;

static string Figures(List<double> milliseconds)
{
    milliseconds.Sort();
    return string.Create(
        CultureInfo.InvariantCulture,
        $"{milliseconds[milliseconds.Count / 2] / 1000:0.00} | {milliseconds[0] / 1000:0.00}–{milliseconds[^1] / 1000:0.00}"
    );
}
