using System.Diagnostics;
using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures;

/// <summary>Runs measures one after the other.</summary>
internal static class MeasureRunner
{
    /// <summary>Runs the measures and adds their results to what was measured before.</summary>
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
        await Leftovers.Remove(run.Engine, cancellationToken);
        using var guard = MeasureGuard.Start(run.Engine);

        var results = measured ?? new Measurements();
        var timeLeft = new TimeEstimate([.. measures.Select(measure => measure.Expected(run))]);
        var clock = Stopwatch.StartNew();
        for (var part = 0; part < measures.Count; part++)
        {
            var (number, measure) = (part, measures[part]);
            var told = run with { OnStep = Report };
            Report(0, measure.Title);
            results = await measure.Run(told, results, cancellationToken);
            onMeasured?.Invoke(results);

            void Report(double share, string step)
            {
                var (done, left) = timeLeft.At(number, share, clock.Elapsed);
                progress?.Report(new MeasureProgress(measure, step, done, left));
            }
        }
        return results;
    }
}

/// <summary>How far the measuring is.</summary>
/// <param name="Measure">The measure that runs.</param>
/// <param name="Step">What it does right now.</param>
/// <param name="Done">From 0 to 1, over all chosen measures.</param>
/// <param name="TimeLeft">About how long the rest takes.</param>
internal sealed record MeasureProgress(IMeasure Measure, string Step, double Done, TimeSpan TimeLeft);
