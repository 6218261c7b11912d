using System.Globalization;
using HelloAspire.Tests.Distributed.Processes;

namespace HelloAspire.Tests.Distributed.Faults;

/// <summary>
/// App hosts end at random moments, from their first instant to some seconds after they are healthy: none leaves
/// anything behind. <c>HELLO_FAULTS_APP_HOSTS</c> says how many, <c>HELLO_FAULTS_SEED</c> repeats a run's moments;
/// <c>eng/faults.sh</c> sets both.
/// </summary>
public sealed class RandomEndSpecs : IAsyncDisposable
{
    private const int AtATime = 2;

    /// <summary>Some seconds after the health of a first service.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);
    private static readonly string[] Signals = ["KILL", "TERM", "INT"];

    private readonly string _name = $"random-{Guid.NewGuid().ToString("N")[..8]}";

    [Fact(Timeout = 3_000_000)]
    public async Task Nothing_is_left_of_app_hosts_that_are_killed_at_random_moments()
    {
        var count = Setting("HELLO_FAULTS_APP_HOSTS") ?? 6;
        var seed = Setting("HELLO_FAULTS_SEED") ?? Random.Shared.Next();
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} app hosts, HELLO_FAULTS_SEED={seed}"));
        var random = new Random(seed);
        var ends = Enumerable
            .Range(0, count)
            .Select(i => (Signal: Signals[i % Signals.Length], After: random.NextDouble() * Latest))
            .ToList();

        await Parallel.ForEachAsync(
            ends,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtATime,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (end, cancellationToken) =>
            {
                var reached = await EndAsync(end.Signal, end.After, cancellationToken);
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"SIG{end.Signal} after {end.After.TotalSeconds:N1} s: {reached}"
                    )
                );
            }
        );
    }

    public async ValueTask DisposeAsync() => await EngineCli.Current.RemoveImagesAsync(_name);

    private async Task<string> EndAsync(string signal, TimeSpan after, CancellationToken cancellationToken)
    {
        await using var appHost = AppHostProcess.Start(
            new(["--Hello:Enabled=false", .. TestVariant.Small(_name).ToArguments(0)])
        );
        var traces = RunTraces.Of(appHost);
        // The moment is what is tested, so nothing else is waited for.
        await Task.Delay(after, cancellationToken);
        traces.NoteProcesses();
        var reached =
            appHost.Output.Contains("are healthy", StringComparison.Ordinal) ? "healthy"
            : appHost.Output.Contains("Distributed application started", StringComparison.Ordinal) ? "started"
            : "starting";

        await (signal == "INT" ? appHost.PressControlCAsync() : appHost.SignalAsync(signal));

        await appHost.WaitForEndAsync(cancellationToken).WaitAsync(EndLimit, cancellationToken);
        await traces.AreGoneAsync(except: ".aspire/");
        return reached;
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
