namespace HelloAspire.Comparison.Page.Variants;

/// <summary>What shall be compared, as an address says it: the name of a variant, or a reference to an image.</summary>
/// <param name="Left">Null for the configured baseline.</param>
/// <param name="Right">Null for the first variant that is not on the left.</param>
internal readonly record struct PairChoice(string? Left, string? Right);
