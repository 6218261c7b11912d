using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures;

/// <summary>Times how long healthy containers take to end after the image's stop signal (SIGTERM).</summary>
internal sealed class ShutdownMeasure : IMeasure
{
    // 128 + SIGKILL: what an engine reports of a process that it killed.
    private const int KilledExitCode = 137;

    /// <summary>As long as an engine waits by default before it kills.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public string Id => "shutdown";
    public string Title => "Shutdown";
    public string Method =>
        $"Stops fresh containers of each image alternately, and times each from the engine's stop command (SIGTERM) to its exit. After {Limit.TotalSeconds:0} s the engine kills it.";

    public string Settings(MeasureRun run) => $"{CountText.Of(run.Options.Shutdowns, "stop")} of each image";

    public TimeSpan Expected(MeasureRun run) => TimeSpan.FromSeconds(1.3) * run.Options.Shutdowns * run.Variants.Count;

    public MeasureRounds Begin(MeasureRun run)
    {
        var ends = run.Variants.ToDictionary(variant => variant, _ => new List<StopDuration>());
        return new(run.Options.Shutdowns, Take, AddTo);

        Task Take(int round, CancellationToken cancellationToken) =>
            run.InTurns(
                round,
                run.Options.Shutdowns,
                "Stop",
                async variant =>
                {
                    await using var container = await run.Create(variant, cancellationToken);
                    await container.Start(cancellationToken);
                    ends[variant].Add(await container.Stop(Limit, cancellationToken));
                }
            );

        Measurements AddTo(Measurements measured) =>
            measured with
            {
                Shutdown = new ShutdownResult([
                    .. run.Variants.Select(variant => new VariantShutdown(
                        variant.Name,
                        Distribution.Of(ends[variant].Select(end => end.Total.TotalMilliseconds)),
                        [.. ends[variant].Select(end => end.ExitCode).Distinct().Order()],
                        ends[variant].Count(end => end.ExitCode == KilledExitCode && end.Total >= Limit)
                    )),
                ]),
            };
    }
}

/// <summary>How containers end when they are asked to.</summary>
public sealed record ShutdownResult(IReadOnlyList<VariantShutdown> Variants);

/// <summary>The shutdown of one variant.</summary>
/// <param name="Total">From the engine's <c>stop</c> command to its return, in milliseconds.</param>
/// <param name="ExitCodes">Each one once.</param>
/// <param name="Killed">How many the engine had to kill, because they did not end in time.</param>
public sealed record VariantShutdown(string Name, Distribution Total, IReadOnlyList<int> ExitCodes, int Killed);
