using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using HelloAspire.Comparison.Engines;
using HelloAspire.Tests.Web;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HelloAspire.Tests.Distributed.Faults;

/// <summary>The clock of a process jumps (libfaketime: for that process alone) by days, forth and back.</summary>
public sealed class ClockJumpSpecs : IAsyncDisposable
{
    private readonly string _image = $"clock-{Guid.NewGuid().ToString("N")[..8]}";
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("clock-");

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    private string Clock => Path.Combine(_directory.FullName, "clock");

    private (string Name, string Value)[] Faked =>
        [
            ("LD_PRELOAD", Library),
            ("FAKETIME_TIMESTAMP_FILE", Clock),
            ("FAKETIME_NO_CACHE", "1"),
            // A clock that is set does not change the time since the boot.
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ];

    private static string Library =>
        Directory.Exists("/usr/lib")
            ? Directory
                .EnumerateFiles("/usr/lib", "libfaketime.so.1", new EnumerationOptions { RecurseSubdirectories = true })
                .FirstOrDefault(file => !file.Contains("gnux32", StringComparison.Ordinal))
                ?? ""
            : "";

    [Fact(Timeout = 120_000)]
    public async Task The_service_answers_sends_telemetry_and_ends_in_time()
    {
        Assert.SkipWhen(Library.Length == 0, "A clock that jumps needs libfaketime.");
        await SetAsync("+0");
        await using var receiver = await OtlpReceiver.StartAsync(HttpProtocols.Http1);
        var (process, address) = await WebProcess.ServeAsync([
            .. Faked,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ("OTEL_BLRP_SCHEDULE_DELAY", "200"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
        ]);
        await using var service = process;
        using var client = new HttpClient { BaseAddress = address };

        foreach (var jump in (string[])["+2d", "-3d"])
        {
            await SetAsync(jump);
            // The service's own clock has jumped, or nothing is tested.
            await Eventually.IsTrueAsync(() => DateIsOffAsync(client, jump), "the clock has jumped");

            var mark = $"jump-{Guid.NewGuid():N}";
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.UserAgent.ParseAdd(mark);
            using var answer = await client.SendAsync(request, Limit);
            Assert.Equal("Hello, World from ASP.NET Core!", await answer.Content.ReadAsStringAsync(Limit));
            Assert.Equal("Healthy", await client.GetStringAsync("/health", Limit));
            await receiver.WaitForAsync("trace", mark);
        }

        var (exitCode, took) = await process.TerminateAsync();
        Assert.Equal(0, exitCode);
        Assert.True(took < TimeSpan.FromSeconds(5), $"It took {took}.");
    }

    [Fact(Timeout = 180_000)]
    public async Task Measures_go_by_the_time_since_the_boot_and_are_whole()
    {
        Assert.SkipWhen(Library.Length == 0, "A clock that jumps needs libfaketime.");
        await SmallImage.BuildAsync($"{_image}-left");
        await SmallImage.BuildAsync($"{_image}-right");
        await SetAsync("+0");
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        var jumping = JumpAsync(done.Token);

        var result = await Cli.Wrap("dotnet")
            .WithArguments([
                "exec",
                typeof(ContainerEngine).Assembly.Location,
                "compare",
                $"{_image}-left",
                $"{_image}-right",
                "--measure",
                "startup,load",
                "--health-path",
                "/",
                "--format",
                "json",
            ])
            .WithEnvironmentVariables(variables =>
            {
                foreach (var (name, value) in Faked)
                {
                    variables.Set(name, value);
                }
                variables
                    .Set("Comparison__Measures__Startups", "3")
                    .Set("Comparison__Measures__RoundSeconds", "0")
                    .Set("Comparison__Measures__Load__Rounds", "1")
                    .Set("Comparison__Measures__Load__SliceSeconds", "3");
            })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(Limit);
        await done.CancelAsync();

        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.True(await jumping > 3, "The clock did not jump while it measured.");
        var measures = JsonSerializer.Deserialize<JsonElement>(result.StandardOutput).GetProperty("measures");
        foreach (var variant in measures.GetProperty("startup").GetProperty("variants").EnumerateArray())
        {
            var median = variant
                .EnumerateObject()
                .Where(p => p.Value.ValueKind == JsonValueKind.Object)
                .Select(p => p.Value)
                .First(v => v.TryGetProperty("median", out _))
                .GetProperty("median")
                .GetDouble();
            Assert.InRange(median, 1, 30_000);
        }
        foreach (var variant in measures.GetProperty("memory").GetProperty("variants").EnumerateArray())
        {
            Assert.InRange(variant.GetProperty("peak").GetInt64(), 10_000, 1L << 30);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _directory.Delete(recursive: true);
        await EngineCli.Current.RemoveImagesAsync($"{_image}-*");
    }

    /// <summary>Sets the clock forth and back by turns, and returns how often.</summary>
    private async Task<int> JumpAsync(CancellationToken cancellationToken)
    {
        var jumps = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(700));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await SetAsync(jumps++ % 2 == 0 ? "+2d" : "-3d");
            }
        }
        catch (OperationCanceledException) { }
        return jumps;
    }

    /// <summary>Writes the clock's offset in libfaketime's words, whole at once.</summary>
    private async Task SetAsync(string offset)
    {
        await File.WriteAllTextAsync(Clock + ".next", offset, CancellationToken.None);
        File.Move(Clock + ".next", Clock, overwrite: true);
    }

    private static async Task<bool> DateIsOffAsync(HttpClient client, string jump)
    {
        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), Limit);
        var off = answer.Headers.Date!.Value - DateTimeOffset.UtcNow;
        return jump[0] == '+' ? off > TimeSpan.FromDays(1) : off < TimeSpan.FromDays(-1);
    }
}
