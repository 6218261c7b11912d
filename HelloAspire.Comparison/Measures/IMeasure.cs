namespace HelloAspire.Comparison.Measures;

/// <summary>
/// Something that is measured on all variants alike. Where it repeats, it takes the variants in turns (A B B A), so
/// that a drift of the machine hits each of them.
/// </summary>
internal interface IMeasure
{
    /// <summary>The name to ask for it by, as <c>startup</c>.</summary>
    string Id { get; }

    /// <summary>What it measures, in a few words.</summary>
    string Title { get; }

    /// <summary>How it is measured, in a sentence or two.</summary>
    string Method { get; }

    /// <summary>Whether it runs only when asked for by name, because it takes minutes.</summary>
    bool IsOptIn => false;

    /// <summary>Whether its rounds take turns with those of other measures.</summary>
    bool TakesTurns => true;

    /// <summary>Why it cannot run on these variants; null if it can.</summary>
    string? Obstacle(MeasureRun run) => null;

    /// <summary>How often and how much it measures, as "15 starts of each image".</summary>
    string Settings(MeasureRun run);

    /// <summary>About how long it takes on a typical machine: the first estimate of the remaining time.</summary>
    TimeSpan Expected(MeasureRun run);

    /// <summary>Whose containers were measured: <c>fresh</c> or <c>running</c> ones; null where none were.</summary>
    string? Containers(Measurements measured) => "fresh";

    /// <summary>Begins; a round fails with a <see cref="UserErrorException"/> where a variant does not run or answer.</summary>
    MeasureRounds Begin(MeasureRun run);
}
