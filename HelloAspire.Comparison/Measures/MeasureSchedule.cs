namespace HelloAspire.Comparison.Measures;

/// <summary>
/// The order in which rounds are taken. Those of different measures take turns, so that each measure is spread over the
/// whole run: how the machine drifts meanwhile shows in the spread of every figure.
/// </summary>
internal static class MeasureSchedule
{
    /// <summary>Parts that follow each other; the rounds of each part in their order.</summary>
    public static IReadOnlyList<IReadOnlyList<(MeasureTaking Taking, int Round)>> Of(IEnumerable<MeasureTaking> takings)
    {
        var parts = new List<List<MeasureTaking>>();
        foreach (var taking in takings)
        {
            if (taking.Measure.TakesTurns && parts.LastOrDefault() is [{ Measure.TakesTurns: true }, ..] before)
            {
                before.Add(taking);
            }
            else
            {
                parts.Add([taking]);
            }
        }
        foreach (var part in parts)
        {
            part[0].IsAlone = part is [{ Measure.TakesTurns: true }];
        }
        return [.. parts.Select(InTurns)];
    }

    // Each round in the middle of its share of the whole.
    private static IReadOnlyList<(MeasureTaking, int)> InTurns(List<MeasureTaking> takings) =>
        [
            .. takings
                .SelectMany(taking =>
                    Enumerable
                        .Range(0, taking.Rounds)
                        .Select(round => (Taking: taking, Round: round, Place: (round + 0.5) / taking.Rounds))
                )
                .OrderBy(turn => turn.Place)
                .Select(turn => (turn.Taking, turn.Round)),
        ];
}
