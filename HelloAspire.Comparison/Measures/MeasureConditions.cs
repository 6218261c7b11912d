using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures;

/// <summary>When a measure ran, and under which conditions: figures of other conditions are not comparable.</summary>
/// <param name="Run">When the run began that it belongs to; measures of one run share it.</param>
/// <param name="At">When the measure began.</param>
/// <param name="Seconds">How long its own rounds took.</param>
/// <param name="LoadAverage">Of the machine, over the minute before the run; null where the system does not tell.</param>
/// <param name="Settings">How often and how much, as "15 starts of each image".</param>
/// <param name="RunArguments">The limits that every container had, as <c>--memory=256m</c>.</param>
public sealed record MeasureConditions(
    DateTimeOffset Run,
    DateTimeOffset At,
    double Seconds,
    Machine Machine,
    double? LoadAverage,
    string Settings,
    IReadOnlyList<string> RunArguments
)
{
    /// <summary>From its first round to its last, in seconds: rounds of other measures lie between them.</summary>
    public double? OverSeconds { get; init; }

    /// <summary>
    /// What was measured: <c>fresh</c> containers without the image's health check, or <c>running</c> ones, whose health
    /// checks went on; null where it was no containers.
    /// </summary>
    public string? Containers { get; init; }

    /// <summary>How many containers of others ran when the run began: they went on, and so did their health checks.</summary>
    public int? OtherContainers { get; init; }

    /// <summary>Whether something else used half of the machine or more before the run.</summary>
    public bool IsBusy => LoadAverage > Machine.Cores / 2.0;
}
