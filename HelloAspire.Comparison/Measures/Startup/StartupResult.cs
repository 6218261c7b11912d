namespace HelloAspire.Comparison.Measures.Startup;

/// <summary>How long fresh containers take until their first healthy answer.</summary>
public sealed record StartupResult(IReadOnlyList<VariantStartup> Variants);

/// <summary>The start-up of one variant.</summary>
/// <param name="Total">From the engine's <c>start</c> command to the first healthy answer, in milliseconds.</param>
/// <param name="Program">From the start of the container's process to that answer, in milliseconds.</param>
/// <param name="SamplesMs">Each total, in the order they were measured.</param>
public sealed record VariantStartup(
    string Name,
    Distribution Total,
    Distribution Program,
    IReadOnlyList<double> SamplesMs
);
