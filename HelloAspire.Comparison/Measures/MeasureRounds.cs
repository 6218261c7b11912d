namespace HelloAspire.Comparison.Measures;

/// <summary>A measure under way: its rounds, which are taken one after the other, and what they come to.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Take">Takes the round of a number, from 0.</param>
/// <param name="AddTo">Adds the results once all are taken.</param>
internal sealed record MeasureRounds(
    int Count,
    Func<int, CancellationToken, Task> Take,
    Func<Measurements, Measurements> AddTo
);
