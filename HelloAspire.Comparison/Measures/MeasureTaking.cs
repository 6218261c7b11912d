using System.Diagnostics;

namespace HelloAspire.Comparison.Measures;

/// <summary>A measure that is being taken: how many of its rounds are, when it began and how long it took.</summary>
internal sealed class MeasureTaking
{
    private readonly MeasureRun _run;
    private readonly MeasureRounds _rounds;
    private readonly Stopwatch _own = new();
    private readonly Stopwatch _since = new();
    private Action<double, string> _onStep = (_, _) => { };

    public MeasureTaking(IMeasure measure, MeasureRun run)
    {
        (Measure, _run) = (measure, run);
        _rounds = measure.Begin(run with { OnStep = (share, step) => _onStep(share, step) });
    }

    public IMeasure Measure { get; }
    public int Rounds => _rounds.Count;

    /// <summary>How many rounds are taken.</summary>
    public int Done { get; private set; }
    public bool IsDone => Done == Rounds;

    /// <summary>Whether no rounds of other measures lie between its own: then each takes a while at least.</summary>
    public bool IsAlone { get; set; }

    /// <summary>About how long a round takes.</summary>
    public TimeSpan Expected => new(Math.Max(Pace.Ticks, (Measure.Expected(_run) / Rounds).Ticks));

    private TimeSpan Pace => IsAlone ? TimeSpan.FromSeconds(_run.Options.RoundSeconds) : TimeSpan.Zero;

    /// <summary>When the first round began.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>How long its own rounds took.</summary>
    public TimeSpan Own => _own.Elapsed;

    /// <summary>The time from its first round to its last, those of other measures between them included.</summary>
    public TimeSpan Over { get; private set; }

    /// <summary>Takes a round.</summary>
    /// <param name="onStep">Called with the share of the round that is done, and the next step.</param>
    /// <exception cref="UserErrorException">A variant does not run, or does not answer.</exception>
    public async Task Take(int round, Action<double, string> onStep, CancellationToken cancellationToken)
    {
        if (round == 0)
        {
            At = _run.Clock.GetUtcNow();
            _since.Start();
        }
        _onStep = onStep;
        onStep(0, Measure.Title);
        if (Pace * round - _since.Elapsed is { Ticks: > 0 } pause)
        {
            onStep(0, $"Pause before round {round + 1} of {Rounds}");
            await Task.Delay(pause, _run.Clock, cancellationToken);
        }
        _own.Start();
        await _rounds.Take(round, cancellationToken);
        _own.Stop();
        (Done, Over) = (Done + 1, _since.Elapsed);
    }

    /// <summary>Adds the results of all rounds.</summary>
    public Measurements AddTo(Measurements measured) => _rounds.AddTo(measured);
}
