using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures;

/// <summary>What a measure works on, and whom it tells how far it is.</summary>
public sealed record MeasureRun(ContainerEngine Engine, IReadOnlyList<ImageVariant> Variants, MeasureOptions Options)
{
    /// <summary>Told the share done, from 0 to 1, and what comes next.</summary>
    internal Action<double, string> OnStep { get; init; } = (_, _) => { };

    /// <summary>Told what the measured containers use while they are measured.</summary>
    public Action<LiveSample> OnSample { get; init; } = _ => { };

    internal Task<FreshContainer> Create(ImageVariant variant, CancellationToken cancellationToken) =>
        FreshContainer.Create(Engine, variant, Options.RunArguments, cancellationToken);

    /// <summary>
    /// The variants in the order of a round: A B, then B A. Where the machine slows down or speeds up over time, none
    /// gets the better part of it.
    /// </summary>
    internal static IEnumerable<T> InOrder<T>(IEnumerable<T> variants, int round) =>
        round % 2 == 0 ? variants : variants.Reverse();

    /// <summary>Does something so many times with each variant in turns, and tells each step.</summary>
    internal async Task InTurns(int rounds, string what, Func<ImageVariant, int, Task> act)
    {
        var (done, total) = (0, rounds * Variants.Count);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var variant in InOrder(Variants, round))
            {
                OnStep((double)done++ / total, $"{what} of {variant.Name}, {round + 1} of {rounds}");
                await act(variant, round);
            }
        }
    }
}
