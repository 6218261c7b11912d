namespace HelloAspire.Comparison.Measures.Shutdown;

/// <summary>How containers end when they are asked to.</summary>
public sealed record ShutdownResult(IReadOnlyList<VariantShutdown> Variants);

/// <summary>The shutdown of one variant.</summary>
/// <param name="Total">From the engine's <c>stop</c> command to its return, in milliseconds.</param>
/// <param name="ExitCodes">Each one once.</param>
/// <param name="Killed">How many the engine had to kill, because they did not end in time.</param>
public sealed record VariantShutdown(string Name, Distribution Total, IReadOnlyList<int> ExitCodes, int Killed);
