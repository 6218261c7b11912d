using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures;

/// <summary>What a measure works on, and its progress callbacks.</summary>
internal sealed record MeasureRun(ContainerEngine Engine, IReadOnlyList<ImageVariant> Variants, MeasureOptions Options)
{
    /// <summary>A run on variants of one engine.</summary>
    /// <exception cref="UserErrorException">They are not in one engine.</exception>
    public static MeasureRun Of(IReadOnlyList<ImageVariant> variants, MeasureOptions options) =>
        Obstacle(variants) is { } obstacle
            ? throw new UserErrorException(obstacle)
            : new MeasureRun(variants[0].Image.Engine!, variants, options);

    /// <summary>Why containers of these variants cannot be measured together; null where they can.</summary>
    public static string? Obstacle(IReadOnlyList<ImageVariant> variants)
    {
        if (variants.FirstOrDefault(variant => variant.Image.Engine is null) is { } file)
        {
            return $"Measures start containers, and '{file.Image.Text}' is not in an engine. Load it into an engine first, then use its name there.";
        }
        if (variants.CountBy(variant => variant.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
        {
            return $"'{twice}' is on both sides. Choose two images to measure.";
        }
        var programs = variants.Select(variant => variant.Image.Engine!.Program).Distinct().ToList();
        return programs.Count > 1
            ? $"The images are in different engines ({string.Join(", ", programs)}). Measures need them in one."
            : null;
    }

    /// <summary>Called with the share of the round that is done, from 0 to 1, and the next step.</summary>
    internal Action<double, string> OnStep { get; init; } = (_, _) => { };

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Called with what the measured containers use.</summary>
    public Action<LiveSample> OnSample { get; init; } = _ => { };

    internal Task<FreshContainer> Create(ImageVariant variant, CancellationToken cancellationToken) =>
        FreshContainer.Create(Engine, variant, Options.RunArguments, cancellationToken);

    /// <summary>
    /// The variants in the order of a round: A B, then B A. If the machine slows down or speeds up over time, none
    /// has an advantage.
    /// </summary>
    internal static IEnumerable<T> InOrder<T>(IEnumerable<T> variants, int round) =>
        round % 2 == 0 ? variants : variants.Reverse();

    /// <summary>Does something with each variant in a round, and reports each step.</summary>
    internal async Task InTurns(int round, int rounds, string what, Func<ImageVariant, Task> act)
    {
        foreach (var (done, variant) in InOrder(Variants, round).Index())
        {
            OnStep((double)done / Variants.Count, $"{what} of {variant.Name}, {round + 1} of {rounds}");
            await act(variant);
        }
    }
}

/// <summary>What one variant's container uses at a moment; null where this sample does not tell.</summary>
/// <param name="Memory">Bytes.</param>
/// <param name="CpuPercent">Of one core.</param>
/// <param name="LatencyMs">Milliseconds for a request.</param>
/// <param name="RequestsPerSecond">Requests that others made and that it answered, health checks left out.</param>
/// <param name="Container">What tells the container from the variant's others.</param>
internal sealed record LiveSample(
    string Variant,
    DateTimeOffset Time,
    long? Memory = null,
    double? CpuPercent = null,
    double? LatencyMs = null,
    double? RequestsPerSecond = null,
    string? Container = null
);
