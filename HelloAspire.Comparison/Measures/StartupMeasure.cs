using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures;

/// <summary>Times fresh containers from the engine's <c>start</c> command to their first healthy answer.</summary>
internal sealed class StartupMeasure : IMeasure
{
    public string Id => "startup";
    public string Title => "Start-up";
    public string Method =>
        "Starts fresh containers of each image alternately, and times each from the engine's start command to the first healthy response. One start of each image warms up first.";

    public string Settings(MeasureRun run) => $"{CountText.Of(run.Options.Startups, "start")} of each image";

    public TimeSpan Expected(MeasureRun run) =>
        TimeSpan.FromSeconds(1) * (run.Options.Startups + 1) * run.Variants.Count;

    public MeasureRounds Begin(MeasureRun run)
    {
        var durations = run.Variants.ToDictionary(variant => variant, _ => new List<StartDuration>());
        var rounds = run.Options.Startups + 1;
        return new(rounds, Take, AddTo);

        Task Take(int round, CancellationToken cancellationToken) =>
            run.InTurns(
                round,
                rounds,
                "Start",
                async variant =>
                {
                    await using var container = await run.Create(variant, cancellationToken);
                    var duration = await container.Start(cancellationToken);
                    // The first one reads the image's files from disk, the others find them in memory.
                    if (round > 0)
                    {
                        durations[variant].Add(duration);
                    }
                }
            );

        Measurements AddTo(Measurements measured) =>
            measured with
            {
                Startup = new StartupResult([
                    .. run.Variants.Select(variant => new VariantStartup(
                        variant.Name,
                        Distribution.Of(durations[variant].Select(duration => duration.Total.TotalMilliseconds)),
                        Distribution.Of(durations[variant].Select(duration => duration.Program.TotalMilliseconds)),
                        [.. durations[variant].Select(duration => duration.Total.TotalMilliseconds)]
                    )),
                ]),
            };
    }
}

/// <summary>How long fresh containers take until their first healthy answer.</summary>
public sealed record StartupResult(IReadOnlyList<VariantStartup> Variants);

/// <summary>The start-up of one variant.</summary>
/// <param name="Total">From the engine's <c>start</c> command to the first healthy answer, in milliseconds.</param>
/// <param name="Program">From the start of the container's process to that answer, in milliseconds.</param>
/// <param name="SamplesMs">Each total, in the order they were measured.</param>
public sealed record VariantStartup(
    string Name,
    Distribution Total,
    Distribution Program,
    IReadOnlyList<double> SamplesMs
);
