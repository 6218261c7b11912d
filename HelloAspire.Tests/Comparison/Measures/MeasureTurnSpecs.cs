using HelloAspire.Comparison;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Load;

namespace HelloAspire.Tests.Comparison.Measures;

/// <summary>Rounds of different measures take turns, and one that fails does not take the others with it.</summary>
public sealed class MeasureTurnSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_measure_is_spread_over_the_whole_run()
    {
        var log = new List<string>();

        var measured = await MeasureRunner.Run(
            Run(),
            [
                new Recorded("alone", 1, log, takesTurns: false),
                new Recorded("often", 6, log),
                new Recorded("seldom", 2, log),
            ],
            cancellationToken: Token
        );

        Assert.Equal("alone0 often0 often1 seldom0 often2 often3 often4 seldom1 often5", string.Join(' ', log));
        Assert.Equal(["alone", "often", "seldom"], measured.Conditions.Keys);
        Assert.All(measured.Conditions.Values, one => Assert.True(one.OverSeconds >= one.Seconds - 0.1));
        Assert.True(measured.Conditions["often"].At <= measured.Conditions["seldom"].At);
    }

    [Fact]
    public async Task What_has_begun_is_finished_where_another_measure_fails_and_what_has_not_is_left_out()
    {
        var log = new List<string>();
        var results = new Measurements();

        var failure = await Assert.ThrowsAsync<UserErrorException>(() =>
            MeasureRunner.Run(
                Run(),
                [
                    new Recorded("often", 6, log),
                    new Recorded("broken", 3, log, fails: true),
                    new Recorded("seldom", 2, log),
                ],
                onMeasured: measured => results = measured,
                cancellationToken: Token
            )
        );

        Assert.Equal("broken fails", failure.Message);
        Assert.Equal("often0 broken0 often1 often2 often3 often4 often5", string.Join(' ', log));
        Assert.Equal(["often"], results.Conditions.Keys);
    }

    [Fact]
    public void Start_ups_loads_and_stops_take_turns_from_the_beginning_of_a_run_to_its_end()
    {
        var run = TestImages.Run(TestImages.Small, TestImages.Large);
        run = run with { Options = run.Options with { Startups = 15, Shutdowns = 9, Load = new LoadOptions() } };

        var parts = MeasureSchedule.Of(MeasureCatalog.Choose([]).Select(measure => new MeasureTaking(measure, run)));

        Assert.Equal(["parity"], parts[0].Select(turn => turn.Taking.Measure.Id));
        var turns = parts[1].Select(turn => turn.Taking.Measure.Id).ToList();
        Assert.Equal(2, parts.Count);
        Assert.Equal(16 + 9 + 9, turns.Count);
        foreach (var measure in turns.Distinct())
        {
            // No stretch without it is longer than two rounds of each of the others.
            Assert.InRange(turns.IndexOf(measure), 0, 4);
            Assert.InRange(turns.LastIndexOf(measure), turns.Count - 5, turns.Count);
            Assert.DoesNotContain(turns.Chunk(6), chunk => chunk.Length == 6 && !chunk.Contains(measure));
        }
    }

    [Fact]
    public async Task A_measure_alone_is_spread_by_pauses_between_its_rounds()
    {
        var run = TestImages.Run(TestImages.Small);
        run = run with { Options = run.Options with { RoundSeconds = 1 } };
        IMeasure alone = new Recorded("alone", 2, []);

        var measured = await MeasureRunner.Run(run, [alone], cancellationToken: Token);

        Assert.InRange(measured.Conditions["alone"].OverSeconds!.Value, 0.9, 30);
        Assert.True(measured.Conditions["alone"].Seconds < 0.9);
        var startup = new MeasureTaking(
            MeasureCatalog.Choose(["startup"])[0],
            run with
            {
                Options = new() { RunArguments = [] },
            }
        );
        Assert.Equal(16, MeasureSchedule.Of([startup])[0].Count);
        Assert.Equal(TimeSpan.FromSeconds(4), startup.Expected);
    }

    private static MeasureRun Run() => TestImages.Run(TestImages.Small);

    private sealed class Recorded(string id, int rounds, List<string> log, bool takesTurns = true, bool fails = false)
        : IMeasure
    {
        public string Id => id;
        public string Title => id;
        public string Method => id;
        public bool TakesTurns => takesTurns;

        public string Settings(MeasureRun run) => $"{rounds} rounds";

        public TimeSpan Expected(MeasureRun run) => TimeSpan.FromSeconds(rounds);

        public MeasureRounds Begin(MeasureRun run) =>
            new(
                rounds,
                (round, _) =>
                {
                    log.Add($"{id}{round}");
                    return fails ? throw new UserErrorException($"{id} fails") : Task.CompletedTask;
                },
                measured => measured
            );
    }
}
