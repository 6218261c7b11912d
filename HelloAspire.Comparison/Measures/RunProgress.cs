using System.Diagnostics;

namespace HelloAspire.Comparison.Measures;

/// <summary>Tells how far a run is: at each step, and once a second.</summary>
internal sealed class RunProgress : IAsyncDisposable
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    private readonly IProgress<MeasureProgress>? _progress;
    private readonly TimeEstimate _left;
    private readonly ITimer _reports;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private (IMeasure Measure, string Step)? _current;
    private TimeSpan _done;
    private TimeSpan _whole;
    private int _part = -1;

    public RunProgress(
        IEnumerable<IReadOnlyList<(MeasureTaking Taking, int Round)>> parts,
        IProgress<MeasureProgress>? progress,
        TimeProvider clock
    )
    {
        _progress = progress;
        _left = new TimeEstimate([.. parts.Select(Expected)]);
        _reports = clock.CreateTimer(_ => Report(), null, BetweenReports, BetweenReports);
    }

    /// <summary>Notes that a part of the run begins.</summary>
    public void Begin(IReadOnlyList<(MeasureTaking Taking, int Round)> part) =>
        (_part, _done, _whole) = (_part + 1, TimeSpan.Zero, Expected(part));

    /// <summary>Notes that a round is taken.</summary>
    public void End(MeasureTaking taking) => _done += taking.Expected;

    /// <summary>Notes that a step of a round begins.</summary>
    /// <param name="share">How far the round is, from 0 to 1.</param>
    public void Step(MeasureTaking taking, double share, string step)
    {
        var done = _whole == TimeSpan.Zero ? 0 : Math.Min(1, (_done + taking.Expected * share) / _whole);
        _left.Step(_part, done, _clock.Elapsed);
        _current = (taking.Measure, step);
        Report();
    }

    public ValueTask DisposeAsync() => _reports.DisposeAsync();

    private void Report()
    {
        if (_current is var (measure, step))
        {
            var (done, left) = _left.At(_clock.Elapsed);
            _progress?.Report(new MeasureProgress(measure, step, done, left));
        }
    }

    private static TimeSpan Expected(IReadOnlyList<(MeasureTaking Taking, int Round)> part) =>
        part.Aggregate(TimeSpan.Zero, (sum, turn) => sum + turn.Taking.Expected);
}

/// <summary>How far the measuring is.</summary>
/// <param name="Measure">The measure that runs.</param>
/// <param name="Step">What it does right now.</param>
/// <param name="Done">From 0 to 1, over all chosen measures.</param>
/// <param name="TimeLeft">About how long the rest takes.</param>
internal sealed record MeasureProgress(IMeasure Measure, string Step, double Done, TimeSpan TimeLeft);
