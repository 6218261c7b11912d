using System.Diagnostics;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures;

/// <summary>Runs measures one after the other.</summary>
internal static class MeasureRunner
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    /// <summary>Runs the measures and adds their results to what was measured before.</summary>
    /// <param name="progress">Told of each step, and once a second.</param>
    /// <param name="onMeasured">Called with the results after each measure, so that a later failure loses none.</param>
    /// <exception cref="UserErrorException">A measure cannot run, or a variant fails under it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what the measures started is removed.</exception>
    public static async Task<Measurements> Run(
        MeasureRun run,
        IReadOnlyList<IMeasure> measures,
        Measurements? measured = null,
        IProgress<MeasureProgress>? progress = null,
        Action<Measurements>? onMeasured = null,
        CancellationToken cancellationToken = default
    )
    {
        if (measures.Select(measure => measure.Obstacle(run)).FirstOrDefault(why => why is not null) is { } obstacle)
        {
            throw new UserErrorException(obstacle);
        }
        var (begin, load) = (run.Clock.GetUtcNow(), LoadAverage.LastMinute());
        var machine = await Machine.Of(run.Engine, cancellationToken);
        await Leftovers.Remove(run.Engine, cancellationToken);
        using var guard = MeasureGuard.Start(run.Engine);

        var results = measured ?? new Measurements();
        var timeLeft = new TimeEstimate([.. measures.Select(measure => measure.Expected(run))]);
        var clock = Stopwatch.StartNew();
        (IMeasure Measure, string Step)? current = null;
        await using var reports = run.Clock.CreateTimer(_ => Report(), null, BetweenReports, BetweenReports);
        for (var part = 0; part < measures.Count; part++)
        {
            var (number, measure) = (part, measures[part]);
            var told = run with { OnStep = (share, step) => Step(number, share, measure, step) };
            Step(number, 0, measure, measure.Title);
            var (from, at) = (clock.Elapsed, run.Clock.GetUtcNow());
            results = await measure.Run(told, results, cancellationToken);
            results = results.Under(
                measure.Id,
                new MeasureConditions(
                    begin,
                    at,
                    Math.Round((clock.Elapsed - from).TotalSeconds, 1),
                    machine,
                    load,
                    measure.Settings(run),
                    ContainerFrame.Limits(run.Options.RunArguments)
                )
            );
            onMeasured?.Invoke(results);
        }
        return results;

        void Step(int part, double share, IMeasure measure, string step)
        {
            timeLeft.Step(part, share, clock.Elapsed);
            current = (measure, step);
            Report();
        }

        void Report()
        {
            if (current is var (measure, step))
            {
                var (done, left) = timeLeft.At(clock.Elapsed);
                progress?.Report(new MeasureProgress(measure, step, done, left));
            }
        }
    }
}

/// <summary>How far the measuring is.</summary>
/// <param name="Measure">The measure that runs.</param>
/// <param name="Step">What it does right now.</param>
/// <param name="Done">From 0 to 1, over all chosen measures.</param>
/// <param name="TimeLeft">About how long the rest takes.</param>
internal sealed record MeasureProgress(IMeasure Measure, string Step, double Done, TimeSpan TimeLeft);
