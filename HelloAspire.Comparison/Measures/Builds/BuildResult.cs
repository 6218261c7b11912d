namespace HelloAspire.Comparison.Measures.Builds;

/// <summary>How long the images take to build.</summary>
public sealed record BuildResult(IReadOnlyList<VariantBuild> Variants);

/// <summary>The build of one variant.</summary>
/// <param name="ColdMs">Milliseconds without any cached layer; the base images are there already.</param>
/// <param name="Warm">Milliseconds with all layers in the cache.</param>
public sealed record VariantBuild(string Name, double ColdMs, Distribution Warm);
