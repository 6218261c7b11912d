using System.Runtime.ExceptionServices;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures;

/// <summary>Runs measures.</summary>
internal static class MeasureRunner
{
    /// <summary>Runs the measures and adds their results to what was measured before.</summary>
    /// <param name="progress">Told of each step, and once a second.</param>
    /// <param name="onMeasured">Called with the results once a measure has all its rounds, so that a later failure loses none.</param>
    /// <exception cref="UserErrorException">A measure cannot run, or a variant fails under it; others are finished first.</exception>
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
        var others = await OtherContainers(run.Engine, cancellationToken);
        using var guard = MeasureGuard.Start(run.Engine);

        var results = measured ?? new Measurements();
        var parts = MeasureSchedule.Of([.. measures.Select(measure => new MeasureTaking(measure, run))]);
        await using var told = new RunProgress(parts, progress, run.Clock);
        foreach (var part in parts)
        {
            told.Begin(part);
            await Take(part);
        }
        return results;

        async Task Take(IReadOnlyList<(MeasureTaking Taking, int Round)> turns)
        {
            ExceptionDispatchInfo? failure = null;
            var failed = new HashSet<MeasureTaking>();
            foreach (var (taking, round) in turns.Where(turn => !failed.Contains(turn.Taking)))
            {
                try
                {
                    await taking.Take(round, (share, step) => told.Step(taking, share, step), cancellationToken);
                }
                catch (UserErrorException exception)
                {
                    // What has begun well is finished; what has not most likely fails for the same reason.
                    failure ??= ExceptionDispatchInfo.Capture(exception);
                    failed.Add(taking);
                    failed.UnionWith(turns.Select(turn => turn.Taking).Where(other => other.Done == 0));
                    continue;
                }
                told.End(taking);
                if (taking.IsDone)
                {
                    results = taking.AddTo(results);
                    results = results.Under(taking.Measure.Id, Conditions(taking));
                    onMeasured?.Invoke(results);
                }
            }
            failure?.Throw();
        }

        MeasureConditions Conditions(MeasureTaking taking) =>
            new(
                begin,
                taking.At,
                Math.Round(taking.Own.TotalSeconds, 1),
                machine,
                load,
                taking.Measure.Settings(run),
                ContainerFrame.Limits(run.Options.RunArguments)
            )
            {
                OverSeconds = Math.Round(taking.Over.TotalSeconds, 1),
                Containers = taking.Measure.Containers(results),
                OtherContainers = others,
            };
    }

    private static async Task<int?> OtherContainers(ContainerEngine engine, CancellationToken cancellationToken)
    {
        var running = await engine.Run(["container", "ls", "--quiet"], cancellationToken);
        return running.IsSuccess
            ? running.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length
            : null;
    }
}
